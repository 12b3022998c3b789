"use server";

import { z } from "zod";
import type { SettingProblems, SettingsChange } from "@/components/settings/draft";
import type { SettingsAnswer } from "@/components/settings/settings-form";
import { administer } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { SETTING_KEYS, type SettingIssue } from "@/lib/domain/settings";
import { hastenScopes } from "@/lib/inventory/scopes";
import { changeSettings, resetSettings, settingsChange } from "@/lib/settings";

const text = z.string().max(300);
/** The shape of a change; which values a setting may have is told per field, in the answer. */
const change = z.strictObject(
  Object.fromEntries(
    SETTING_KEYS.map((key) => [key, z.union([z.number(), text, z.array(text).max(1_000)]).optional()]),
  ),
) satisfies z.ZodType<SettingsChange>;

/** Changes settings, all or none. */
export const saveSettings = action(
  "admin",
  change,
  async (sent, user): Promise<SettingsAnswer> => {
    const parsed = settingsChange.safeParse(sent);
    if (!parsed.success) return { problems: problemsOf(parsed.error) };
    const settings = await administer(user, async (transaction, { actor }) => {
      const changed = await changeSettings(transaction, parsed.data, actor);
      await hastenScopes(transaction, new Date().toISOString(), changed);
      return changed;
    });
    return { settings };
  },
  { proof: true },
);

/** Makes one setting what it is by default. */
export const resetSetting = action(
  "admin",
  z.strictObject({ key: z.enum(SETTING_KEYS) }),
  async ({ key }, user): Promise<SettingsAnswer> => {
    const settings = await administer(user, async (transaction, { actor }) => {
      const changed = await resetSettings(transaction, [key], actor);
      await hastenScopes(transaction, new Date().toISOString(), changed);
      return changed;
    });
    return { settings };
  },
  { proof: true },
);

/** The first thing that is wrong with each setting. The schemas' messages are `SettingIssue`s. */
function problemsOf({ issues }: z.ZodError): SettingProblems {
  const problems: SettingProblems = {};
  for (const { path, message } of issues) {
    const key = SETTING_KEYS.find((known) => known === path[0]);
    if (!key || problems[key]) continue;
    problems[key] = {
      issue: message as SettingIssue,
      line: typeof path[1] === "number" ? path[1] + 1 : null,
    };
  }
  return problems;
}
