import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { DIALECTS } from "../domain/cloud";
import { FAILURE_KINDS } from "../domain/failure";
import { SCOPE_GROUPS } from "../domain/source";
import { CONNECTION_REFUSALS } from "./errors";
import { INPUT_PROBLEMS } from "./input-problems";

const namesOf = (words: object) => Object.keys(words).sort();
const pathsOf = (words: object, path = ""): string[] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === "object" ? pathsOf(value, `${path}${name}.`) : [`${path}${name}`],
  );

describe.each([
  ["en", en.connections],
  ["zh-CN", zh.connections],
])("the words about connections in %s", (_locale, words) => {
  it.each<[string, object, readonly string[]]>([
    ["every problem of a field", words.problem, INPUT_PROBLEMS],
    ["every refusal", words.refusal, CONNECTION_REFUSALS],
    ["every dialect's fields", words.where, DIALECTS],
    ["every dialect's policy", words.policy.where, DIALECTS],
    ["every group", words.group, SCOPE_GROUPS],
  ])("name %s", (_what, told, codes) => {
    expect(namesOf(told)).toEqual([...codes].sort());
  });

  it("say for every failure what to do", () => {
    const { skew: _skew, ...kinds } = words.failure;
    expect(namesOf(kinds)).toEqual([...FAILURE_KINDS].sort());
    for (const { title, todo } of Object.values(kinds)) expect(title && todo).not.toBe("");
  });
});

it("have the same sentences in both languages", () => {
  expect(pathsOf(zh.connections)).toEqual(pathsOf(en.connections));
});
