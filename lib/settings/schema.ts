import { z } from "zod";
import {
  LINK_MAKERS,
  SETTING_KEYS,
  SETTING_RULES,
  type SettingIssue,
  type SettingKey,
  type Settings,
} from "../domain/settings";
import { AddressRefused, checkUrl } from "../providers/address-guard";

/** One setting each. Messages are `SettingIssue`s, for the page to put into words. */
export const settingSchemas = {
  ownPassMinutes: whole("ownPassMinutes"),
  publicPassMinutes: whole("publicPassMinutes"),
  passRetentionDays: whole("passRetentionDays"),
  changeRetentionDays: whole("changeRetentionDays"),
  sharingAlertPercent: whole("sharingAlertPercent"),
  staleAfterIntervals: whole("staleAfterIntervals"),
  lifecycleAlertDays: whole("lifecycleAlertDays"),
  linkMakers: z.enum(LINK_MAKERS, issue("not-a-choice")),
  longestLinkDays: whole("longestLinkDays"),
  approvedEndpoints: hosts(),
} satisfies { [K in SettingKey]: z.ZodType<Settings[K]> };

/** What a form may send: any of the settings, and nothing else. */
export const settingsChange = z
  .strictObject(settingSchemas)
  .partial()
  .refine((change) => SETTING_KEYS.some((key) => change[key] !== undefined), "empty");
export type SettingsChange = z.infer<typeof settingsChange>;

function whole(key: SettingKey) {
  const rule = SETTING_RULES[key];
  if (rule.kind !== "number") throw new Error(`${key} is not a number`);
  return z.int(issue("not-a-number")).min(rule.min, issue("too-small")).max(rule.max, issue("too-large"));
}

function hosts() {
  const rule = SETTING_RULES.approvedEndpoints;
  const maxCount = rule.kind === "hosts" ? rule.maxCount : 0;
  return z
    .array(z.string().trim().toLowerCase().superRefine(checkEndpoint))
    .max(maxCount, issue("too-many"))
    .refine((list) => new Set(list).size === list.length, issue("twice"));
}

/** A full public name and nothing around it: no scheme, port, path or address. Requests check again what it leads to. */
function checkEndpoint(host: string, context: z.RefinementCtx): void {
  const complain = (message: SettingIssue) => context.addIssue({ code: "custom", message });
  // The longest name that DNS has; each part of it at most 63.
  if (host.length > 253 || host.split(".").some((label) => !/^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label))) {
    complain("not-a-host");
    return;
  }
  try {
    // An address has no certificate of a cloud's; what the URL parser takes for one is not a name.
    if (/^[\d.]+$/.test(new URL(`https://${host}/`).hostname)) complain("not-a-host");
    else checkUrl(`https://${host}/`, new Set());
  } catch (error) {
    const known = error instanceof AddressRefused || error instanceof TypeError;
    if (!known) throw error;
    complain(host.includes(".") ? "inside-host" : "not-a-host");
  }
}

function issue(message: SettingIssue): string {
  return message;
}
