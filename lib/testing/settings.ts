import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { forgetProcessWide } from "../process-wide";

/** Gives the tests of a file settings and a vault key of their own. */
export function withSettings(settings: Record<string, string>): void {
  const before = new Map<string, string | undefined>();
  beforeAll(() => {
    const all = { NEPHOSCOPE_KEY: randomBytes(32).toString("base64"), ...settings };
    for (const [name, value] of Object.entries(all)) {
      before.set(name, process.env[name]);
      process.env[name] = value;
    }
    forgetProcessWide("key-ring");
  });
  afterAll(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    forgetProcessWide("key-ring");
  });
}
