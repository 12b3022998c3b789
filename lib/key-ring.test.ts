import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "./audit/fingerprint";
import {
  deriveKey,
  findKeyRing,
  KeyError,
  keyOf,
  keyRing,
  keysOf,
  newKey,
  readKeyRing,
  rereadKeyRing,
  writeKeyRing,
} from "./key-ring";
import { keyFile, keyText, scratchFolder, startedWith } from "./testing/vault-key";

const nothing = { key: null, keyFile: null, dataDir: "/nowhere", databaseUrl: null };
const sha256 = (text: string) => createHash("sha256").update(text).digest();
const messageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof KeyError) return error.message;
    throw error;
  }
  throw new Error("was not refused");
};
const base64 = (bytes: Iterable<number> | Buffer) => Buffer.from([...bytes]).toString("base64");
const modeOf = (file: string) => statSync(file).mode & 0o777;

describe("a key is refused, without being shown, when it", () => {
  it.each([
    ["is empty", ""],
    ["is white space", " \n\t"],
    ["is short", randomBytes(31).toString("base64")],
    ["is long", randomBytes(33).toString("base64")],
    ["is hexadecimal", randomBytes(32).toString("hex")],
    ["has other characters", `${keyText().slice(0, 40)}!!!=`],
    ["is all zeros", base64(Buffer.alloc(32))],
    ["is all ones", base64(Buffer.alloc(32, 0xff))],
    ["repeats two bytes", base64(Buffer.alloc(32, "ab"))],
    ["repeats eight bytes", base64(Buffer.alloc(32, randomBytes(8)))],
    ["repeats twelve bytes", base64(Buffer.alloc(32, Buffer.from("feffe9928665731c6d6a8f94", "hex")))],
    [
      "repeats sixteen bytes",
      base64(Buffer.alloc(32, Buffer.from("feffe9928665731c6d6a8f9467308308", "hex"))),
    ],
    ["counts from zero", base64(Array.from({ length: 32 }, (_, at) => at))],
    ["counts from 0x80", base64(Array.from({ length: 32 }, (_, at) => 0x80 + at))],
    ["counts down", base64(Array.from({ length: 32 }, (_, at) => 255 - at))],
    ["counts by seven", base64(Array.from({ length: 32 }, (_, at) => (at * 7) & 0xff))],
    ["is a sentence", base64(Buffer.from("correct horse battery staple 123"))],
    ["is hexadecimal text once more in base64", base64(Buffer.from(randomBytes(16).toString("hex")))],
    [
      "is of NIST SP 800-38A",
      base64(Buffer.from("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", "hex")),
    ],
    [
      "is of RFC 8439",
      base64(Buffer.from("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0", "hex")),
    ],
    ["is the hash of nothing", base64(sha256(""))],
    ["is the hash of a common word", base64(sha256("password"))],
    ["is the hash of a line", base64(sha256("secret\n"))],
    ["is the hash of our name", base64(sha256("nephoscope"))],
    ["stands behind a good one", `${keyText()}\n${base64(Buffer.alloc(32))}`],
  ])("%s", (_, text) => {
    const message = messageOf(() => readKeyRing({ ...nothing, key: text }));
    expect(message).toContain("openssl rand -base64 32");
    for (const word of text.split(/\s+/)) if (word !== "") expect(message).not.toContain(word);
  });

  it("is random, never", () => {
    for (let at = 0; at < 2_000; at += 1)
      expect(keysOf(readKeyRing({ ...nothing, key: keyText() }))).toHaveLength(1);
  });
});

describe("where keys come from", () => {
  it("is one place", () => {
    const both = { ...nothing, key: keyText(), keyFile: keyFile(keyText()) };
    expect(messageOf(() => readKeyRing(both))).toContain("not both");
  });

  it("must be said where several instances share a database", () => {
    const shared = { ...nothing, databaseUrl: "postgres://db.example/nephoscope" };
    expect(messageOf(() => readKeyRing(shared))).toContain("NEPHOSCOPE_KEY_FILE");
  });

  it("may be a file with the current key in the first line", () => {
    const [current, previous] = [keyText(), keyText()];
    const ring = readKeyRing({ ...nothing, keyFile: keyFile(`${current}\n${previous}\n`) });
    expect(ring.current.bytes.toString("base64")).toBe(current);
    expect(ring.previous.map(({ bytes }) => bytes.toString("base64"))).toEqual([previous]);
  });

  it("is said when the file is not there, and none is made", () => {
    const file = path.join(scratchFolder(), "vault.key");
    expect(messageOf(() => readKeyRing({ ...nothing, keyFile: file }))).toContain(file);
    expect(existsSync(file)).toBe(false);
  });

  it.each([0o604, 0o602, 0o620, 0o644, 0o666, 0o777])(
    "refuses a given file of mode %o and leaves it",
    (mode) => {
      const file = keyFile(keyText());
      chmodSync(file, mode);
      expect(messageOf(() => readKeyRing({ ...nothing, keyFile: file }))).toContain(`chmod 600 ${file}`);
      expect(modeOf(file)).toBe(mode);
    },
  );

  it.each([0o400, 0o600, 0o440, 0o640])("accepts a given file of mode %o", (mode) => {
    const file = keyFile(keyText());
    chmodSync(file, mode);
    expect(findKeyRing({ ...nothing, keyFile: file })).not.toBeNull();
  });

  it("is a file of our own on a single machine, made once, for its owner alone", () => {
    const dataDir = path.join(scratchFolder(), "new");
    expect(findKeyRing({ ...nothing, dataDir })).toBeNull();
    const first = readKeyRing({ ...nothing, dataDir });
    expect(modeOf(path.join(dataDir, "vault.key"))).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(["vault.key"]);
    expect(readKeyRing({ ...nothing, dataDir }).current.id).toBe(first.current.id);
  });

  it("is never overwritten, even when our own file is of no use", () => {
    const dataDir = scratchFolder();
    const file = path.join(dataDir, "vault.key");
    writeFileSync(file, "half a k");
    expect(() => readKeyRing({ ...nothing, dataDir })).toThrow(KeyError);
    expect(readFileSync(file, "utf8")).toBe("half a k");
  });

  it("is said when our own file cannot be made", () => {
    const dataDir = path.join(keyFile(keyText()), "below a file");
    expect(messageOf(() => readKeyRing({ ...nothing, dataDir }))).toContain("cannot be made");
  });

  it("has its rights taken back when somebody opened our own file", () => {
    const dataDir = scratchFolder();
    readKeyRing({ ...nothing, dataDir });
    chmodSync(path.join(dataDir, "vault.key"), 0o644);
    readKeyRing({ ...nothing, dataDir });
    expect(modeOf(path.join(dataDir, "vault.key"))).toBe(0o600);
  });
});

describe("the ring of a process", () => {
  it("makes no key file when it looks for a key that something was sealed with", () => {
    const dataDir = scratchFolder();
    startedWith({ NEPHOSCOPE_DATA_DIR: dataDir });
    expect(() => keyOf("12345678")).toThrow(KeyError);
    expect(() => rereadKeyRing("12345678")).toThrow(KeyError);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("looks into the file again for a key it does not know", () => {
    const [old, made] = [newKey(), newKey()];
    const file = keyFile(`${old.bytes.toString("base64")}\n`);
    startedWith({ NEPHOSCOPE_KEY_FILE: file });
    expect(keyRing().current.id).toBe(old.id);
    expect(() => keyOf(made.id)).toThrow(KeyError);
    writeKeyRing(file, [made, old]);
    expect(keyOf(made.id).id).toBe(made.id);
    // Which one seals is the database's to say.
    expect(keyRing().current.id).toBe(old.id);
    expect(rereadKeyRing(made.id).current.id).toBe(made.id);
    expect(() => rereadKeyRing("00000000")).toThrow(KeyError);
  });

  it("keeps rights and links of a file that is written anew", () => {
    const file = keyFile(`${keyText()}\n`);
    chmodSync(file, 0o640);
    const link = path.join(scratchFolder(), "link");
    symlinkSync(file, link);
    const key = newKey();
    writeKeyRing(link, [key]);
    expect(readFileSync(file, "utf8").trim()).toBe(key.bytes.toString("base64"));
    expect(modeOf(file)).toBe(0o640);
    expect(readdirSync(path.dirname(file))).toEqual(["vault.key"]);
  });

  it("is written over what a killed process left", () => {
    const file = keyFile(`${keyText()}\n`);
    writeFileSync(`${file}.new`, "half a k", { mode: 0o600 });
    const key = newKey();
    writeKeyRing(file, [key]);
    expect(readKeyRing({ ...nothing, keyFile: file }).current.id).toBe(key.id);
  });

  it("gives keys for other purposes that tell nothing of each other", () => {
    startedWith({ NEPHOSCOPE_KEY: keyText() });
    const derived = ["a", "b"].map((purpose) => deriveKey(purpose).toString("hex"));
    expect(new Set([...derived, keyRing().current.bytes.toString("hex")]).size).toBe(3);
    const before = fingerprint("secret");
    startedWith({ NEPHOSCOPE_KEY: keyText() });
    expect(fingerprint("secret").fingerprint).not.toBe(before.fingerprint);
  });
});
