import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KeyError, readKeyRing } from "./key-ring";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nephoscope-key-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const newKey = () => randomBytes(32).toString("base64");
const ring = (settings: Partial<Parameters<typeof readKeyRing>[0]>) =>
  readKeyRing({ key: null, keyFile: null, dataDir: folder, databaseUrl: null, ...settings });

describe("the vault's keys", () => {
  it("are made at the first start of a single machine, readable by nobody else, and found at the next", () => {
    const dataDir = path.join(folder, "new");
    const first = ring({ dataDir });
    expect(first.current.bytes).toHaveLength(32);
    expect(statSync(path.join(dataDir, "vault.key")).mode & 0o777).toBe(0o600);
    expect(ring({ dataDir })).toEqual(first);
  });

  it("are never made where several instances share a database", () => {
    expect(() => ring({ databaseUrl: "postgres://db.example/nephoscope" })).toThrow(/NEPHOSCOPE_KEY_FILE/);
  });

  it("come from the setting or from a file, the current one first", () => {
    const [current, previous] = [newKey(), newKey()];
    const keyFile = path.join(folder, "keys");
    writeFileSync(keyFile, `${current}\n${previous}\n`);
    const fromFile = ring({ keyFile });
    expect(fromFile.current.bytes.toString("base64")).toBe(current);
    expect(fromFile.previous.map(({ bytes }) => bytes.toString("base64"))).toEqual([previous]);
    expect(ring({ key: `${current} ${previous}` })).toEqual(fromFile);
  });

  it.each<[string, string]>([
    ["nothing", " \n"],
    ["too few bytes", randomBytes(31).toString("base64")],
    ["too many bytes", randomBytes(33).toString("base64")],
    ["one byte again and again", Buffer.alloc(32, 7).toString("base64")],
    ["a password", "correct horse battery staple"],
    ["a good one and a bad one", `${newKey()} short`],
  ])("are refused when they are %s, without being repeated", (_what, key) => {
    const refuse = () => ring({ key });
    expect(refuse).toThrow(KeyError);
    expect(refuse).toThrow(/openssl rand -base64 32/);
    for (const word of key.split(/\s+/).filter((part) => part.length > 4)) {
      expect(refuse).not.toThrow(new RegExp(word.replace(/[^\w]/g, "\\$&")));
    }
  });

  it("are refused when they are given twice, or in a file that is not there", () => {
    const keyFile = path.join(folder, "missing");
    expect(() => ring({ key: newKey(), keyFile })).toThrow(/not both/);
    expect(() => ring({ keyFile })).toThrow(KeyError);
  });

  it("are never overwritten, even when the file is of no use", () => {
    const file = path.join(folder, "vault.key");
    writeFileSync(file, "half a k");
    expect(() => ring({})).toThrow(KeyError);
    expect(readFileSync(file, "utf8")).toBe("half a k");
  });
});
