import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bearsToken, metricsToken } from "./bearer";

const TOKEN = "0123456789abcdef0123456789abcdef";
const NAME = "NEPHOSCOPE_METRICS_TOKEN_FILE";
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nephoscope-token-"));
  file = path.join(folder, "token");
  process.env[NAME] = file;
  writeFileSync(file, `${TOKEN}\n`, { mode: 0o600 });
});
afterEach(() => {
  delete process.env[NAME];
  rmSync(folder, { recursive: true });
});

const bears = (authorization: string) => bearsToken(new Headers({ authorization }));

describe("the metrics token", () => {
  it.each([
    [`Bearer ${TOKEN}`, true],
    [`bearer  ${TOKEN}`, true],
    [`Bearer ${TOKEN.slice(0, -1)}`, false],
    [`Bearer ${TOKEN}x`, false],
    [`Bearer ${TOKEN.toUpperCase()}`, false],
    [`Basic ${TOKEN}`, false],
    [TOKEN, false],
    ["Bearer ", false],
  ])("is asked for with %j: %s", (authorization, expected) => {
    expect(bears(authorization)).toBe(expected);
  });

  it("opens nothing where none is set, not even for an empty one", () => {
    delete process.env[NAME];
    expect(metricsToken()).toBeNull();
    expect(bears("Bearer ")).toBe(false);
    expect(bears("Bearer null")).toBe(false);
  });

  it("may be replaced while the product runs", () => {
    writeFileSync(file, "another-token-of-thirty-two-signs-or-more");
    expect(bears(`Bearer ${TOKEN}`)).toBe(false);
    expect(bears("Bearer another-token-of-thirty-two-signs-or-more")).toBe(true);
  });

  it.each([
    ["readable by everybody", () => chmodSync(file, 0o644), /chmod 600/],
    ["too short", () => writeFileSync(file, TOKEN.slice(1)), /at least 32/],
    ["of several words", () => writeFileSync(file, `${TOKEN} ${TOKEN}`), /one word/],
    ["missing", () => rmSync(file), /does not exist/],
  ])(
    "stops the start when its file is %s, with what to do and without the token",
    (_what, spoil, expected) => {
      spoil();
      expect(() => metricsToken()).toThrow(
        expect.objectContaining({ name: "SettingError", message: expect.stringMatching(expected) }),
      );
      expect(() => metricsToken()).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(TOKEN.slice(1)) }),
      );
    },
  );
});
