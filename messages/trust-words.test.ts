import { expect, it } from "vitest";
import { AUDIT_ACTIONS, AUDIT_OBJECT_KINDS } from "@/lib/domain/audit";
import { REFUSAL_STATUS } from "@/lib/domain/refusal";
import { LINK_MAKERS, SETTING_ISSUES, SETTING_KEYS, SETTING_RULES } from "@/lib/domain/settings";
import en from "./en.json";

// Both languages have the same keys; see messages.test.ts.

it("has words for every reason of a refusal", () => {
  expect(Object.keys(REFUSAL_STATUS).filter((reason) => !Object.hasOwn(en.proof.refusal, reason))).toEqual(
    [],
  );
});

it("has words for every act and every kind of object of the audit log", () => {
  const acts = AUDIT_ACTIONS.map((action) => action.replace(".", "-"));
  expect(acts.filter((action) => !Object.hasOwn(en.audit.actions, action))).toEqual([]);
  expect(AUDIT_OBJECT_KINDS.filter((kind) => !Object.hasOwn(en.audit.objects, kind))).toEqual([]);
});

it("has a name and a reason for every setting", () => {
  const words: Record<string, unknown> = en.settings;
  for (const key of SETTING_KEYS) {
    expect(words[key], key).toEqual({ label: expect.any(String), reason: expect.any(String) });
    expect(Object.hasOwn(en.settings.groups, SETTING_RULES[key].group)).toBe(true);
  }
  expect(Object.keys(en.settings.choices).sort()).toEqual([...LINK_MAKERS].sort());
});

it("has words for everything that a setting's value can be refused for", () => {
  expect(SETTING_ISSUES.filter((issue) => !Object.hasOwn(en.settings.issue, issue))).toEqual([]);
});
