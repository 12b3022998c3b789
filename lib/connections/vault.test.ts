import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KeyError, type KeyRing, readKeyRing } from "../key-ring";
import { openSeal, SealError, seal } from "./vault";

const key = () => randomBytes(32).toString("base64");
const ringOf = (text: string): KeyRing =>
  readKeyRing({ key: text, keyFile: null, dataDir: "/nowhere", databaseUrl: null });
const place = { table: "connections", row: "bd-core", column: "sealed_credentials" };

describe("the vault", () => {
  it("opens what it sealed, with the same key and for the same place", () => {
    const ring = ringOf(key());
    expect(openSeal(ring, place, seal(ring, place, "geheim 密"))).toBe("geheim 密");
  });

  it("never uses a nonce twice", () => {
    const ring = ringOf(key());
    const nonces = Array.from({ length: 10_000 }, () => {
      const body = seal(ring, place, "x").split(".")[2] ?? "";
      return Buffer.from(body, "base64url").subarray(0, 12).toString("hex");
    });
    expect(new Set(nonces).size).toBe(10_000);
  });

  it.each([1, 2, 15, 16, 17, 27, 28])("refuses a value that was cut by %i bytes", (cut) => {
    const ring = ringOf(key());
    const [version, keyId, body = ""] = seal(ring, place, "secret").split(".");
    const shorter = Buffer.from(body, "base64url").subarray(0, -cut).toString("base64url");
    expect(() => openSeal(ring, place, `${version}.${keyId}.${shorter}`)).toThrow(SealError);
  });

  it.each([
    { ...place, row: "other" },
    { ...place, column: "other" },
    { ...place, table: "other" },
  ])("refuses a value that was moved to %o", (elsewhere) => {
    const ring = ringOf(key());
    expect(() => openSeal(ring, elsewhere, seal(ring, place, "x"))).toThrow(SealError);
  });

  it("refuses every single flipped bit", () => {
    const ring = ringOf(key());
    const sealed = seal(ring, place, "secret");
    const head = sealed.slice(0, sealed.lastIndexOf(".") + 1);
    const body = Buffer.from(sealed.slice(head.length), "base64url");
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const altered = Buffer.from(body);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openSeal(ring, place, head + altered.toString("base64url"))).toThrow(SealError);
    }
  });

  it("opens with a previous key, and says which key is missing", () => {
    const [older, newer] = [key(), key()];
    const sealed = seal(ringOf(older), place, "x");
    expect(openSeal(ringOf(`${newer}\n${older}`), place, sealed)).toBe("x");
    expect(() => openSeal(ringOf(newer), place, sealed)).toThrow(ringOf(older).current.id);
  });

  it.each(["", "short", Buffer.alloc(32).toString("base64"), Buffer.alloc(32, "ab").toString("base64")])(
    "refuses the weak key %j without showing it",
    (weak) => {
      let message = "";
      try {
        ringOf(weak);
      } catch (error) {
        expect(error).toBeInstanceOf(KeyError);
        message = String(error);
      }
      expect(message).toContain("openssl rand -base64 32");
      if (weak !== "") expect(message).not.toContain(weak);
    },
  );
});
