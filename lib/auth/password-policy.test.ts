import fc from "fast-check";
import { expect, it } from "vitest";
import { commonPasswords } from "./common-passwords";
import { checkNewPassword } from "./password-policy";

const OWNER = { email: "ada.lovelace@example.com", name: "Ada Lovelace" };
const check = (password: string) => () => checkNewPassword(password, OWNER);

it.each([
  "a long walk in the rain",
  "   leading and trailing   ",
  "correct horse battery tomorrow",
  "镜像镜面云朵山水风火雷电",
  "🐎🔋📎🌧🧭🗻🌊🔭🧪🧲🪐🛰",
  "kP2#vQ9!xL4m",
  "8052 9637 4185 2206",
  "browse-the-clouds",
  `${"long walks, ".repeat(21)}x`,
])("takes %j", (password) => {
  expect(check(password)).not.toThrow();
});

it.each([
  ["", "password-short"],
  ["elevenchars", "password-short"],
  ["🐎🔋📎🌧🧭🗻🌊🔭🧪🧲🪐", "password-short"],
  ["x y ".repeat(65), "password-long"],
  [`half a character \ud83d`, "password-not-text"],
  ["nothing after\0this", "password-not-text"],
  ["password1234", "password-common"],
  ["PASSWORD1234", "password-common"],
  ["P@ssw0rd2024!", "password-common"],
  ["Welcome@2024!", "password-common"],
  ["qwertyuiop123", "password-common"],
  ["administrator", "password-common"],
  ["correcthorsebatterystaple", "password-common"],
  ["iloveyou5201314", "password-common"],
  ["123456789012", "password-common"],
  ["aaaaaaaaaaaaaaaa", "password-common"],
  ["abcabcabcabca", "password-common"],
  ["ghijklmnopqrstu", "password-common"],
  ["zyxwvutsrqponm", "password-common"],
  ["Welcome2024!!??", "password-common"],
  ["nephoscope2026", "password-common"],
  ["Ada.Lovelace1815", "password-common"],
  ["lovelace-lovelace", "password-common"],
  ["ada.lovelace@example.com", "password-common"],
])("does not take %j: %s", (password, reason) => {
  expect(check(password)).toThrow(reason);
});

it("counts characters, not bytes or halves of them", () => {
  const emoji = [..."🐎🔋📎🌧🧭🗻🌊"];
  const text = (length: number) =>
    Array.from({ length }, (_, index) => emoji[(index + Math.floor(index / 7)) % 7]).join("");
  expect(check(text(256))).not.toThrow();
  expect(check(text(257))).toThrow("password-long");
});

const LONG_ENOUGH = [...commonPasswords()].filter((password) => [...password].length >= 12);

it("knows far more than the 3,000 most common ones that fit its own rules", () => {
  expect(LONG_ENOUGH.length).toBeGreaterThan(10_000);
});

it("refuses every common one in any case", () => {
  fc.assert(
    fc.property(fc.constantFrom(...LONG_ENOUGH), (password) => {
      expect(check(password)).toThrow("password-common");
      expect(check(password.toUpperCase())).toThrow("password-common");
    }),
  );
});

it("answers long and odd texts quickly", () => {
  const started = performance.now();
  for (const text of ["a", "ab", "1a", "@", "é", " "]) {
    expect(check(text.repeat(256 / text.length))).toThrow("password-common");
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
