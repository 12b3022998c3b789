import {
  SETTING_KEYS,
  SETTING_RULES,
  type SettingIssue,
  type SettingKey,
  type Settings,
} from "@/lib/domain/settings";

/** What stands in the fields of the form: text, a list with one entry per line. */
export type Draft = Record<SettingKey, string>;

/** Why a field is refused; `line` counts from 1 where one of several is meant. */
export type SettingProblem = { issue: SettingIssue; line: number | null };
export type SettingProblems = Partial<Record<SettingKey, SettingProblem>>;

/** A change as it is sent: only what differs from what holds now. */
export type SettingsChange = Partial<Record<SettingKey, number | string | string[]>>;

export function draftOf(settings: Settings): Draft {
  const entries = SETTING_KEYS.map((key) => [key, textOf(settings[key])]);
  return Object.fromEntries(entries) as Draft; // Made of every key.
}

function textOf(value: Settings[SettingKey]): string {
  return typeof value === "object" ? value.join("\n") : String(value);
}

/**
 * What the form wants to change, or what is wrong with it. Bounds are checked here, so that nothing is sent in vain;
 * the server checks all of it again, and host names for the first time.
 */
export function readDraft(
  draft: Draft,
  now: Settings,
): { change: SettingsChange; problems: SettingProblems } {
  const change: SettingsChange = {};
  const problems: SettingProblems = {};
  const before = draftOf(now);
  for (const key of SETTING_KEYS) {
    if (draft[key].trim() === before[key]) continue;
    const rule = SETTING_RULES[key];
    if (rule.kind === "number") {
      const issue = numberIssue(draft[key], rule);
      if (issue) problems[key] = { issue, line: null };
      else change[key] = Number(draft[key]);
    } else if (rule.kind === "hosts") {
      const hosts = linesOf(draft[key]);
      if (hosts.length > rule.maxCount) problems[key] = { issue: "too-many", line: null };
      else change[key] = hosts;
    } else change[key] = draft[key];
  }
  return { change, problems };
}

function numberIssue(text: string, { min, max }: { min: number; max: number }): SettingIssue | null {
  if (!/^\s*\d{1,9}\s*$/.test(text)) return "not-a-number";
  if (Number(text) < min) return "too-small";
  return Number(text) > max ? "too-large" : null;
}

/** The entries of a list: one per line, also separated by spaces or commas. */
export function linesOf(text: string): string[] {
  return text.split(/[\s,，]+/).filter((line) => line !== "");
}
