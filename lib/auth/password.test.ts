import { scryptSync } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetProcessWide } from "../process-wide";
import { hashPassword, verifyPassword } from "./password";

const scrypt = vi.hoisted(() => vi.fn());
vi.mock("node:crypto", async (importOriginal) => {
  const crypto = await importOriginal<typeof import("node:crypto")>();
  scrypt.mockImplementation(crypto.scrypt);
  return { ...crypto, scrypt };
});

beforeEach(() => {
  forgetProcessWide("password-line");
  scrypt.mockClear();
});

const COST = { N: 2 ** 17, r: 8, p: 1 };

describe("a password", () => {
  it("fits its own hash alone, which never is the same twice", async () => {
    const [one, two] = await Promise.all([
      hashPassword("browse-the-clouds"),
      hashPassword("browse-the-clouds"),
    ]);
    expect(one).not.toBe(two);
    expect(await verifyPassword("browse-the-clouds", one)).toBe(true);
    expect(await verifyPassword("browse-the-cloudS", one)).toBe(false);
  });

  it("is hashed with parameters that are kept with the hash", async () => {
    const stored = await hashPassword("browse-the-clouds");
    expect(stored).toMatch(/^scrypt\$131072\$8\$1\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/);
  });

  it("still fits a hash that was made with other parameters", async () => {
    const salt = Buffer.from("0123456789abcdef");
    const hash = scryptSync("browse-the-clouds", salt, 32, { N: 1024, r: 8, p: 2 });
    const stored = `scrypt$1024$8$2$${salt.toString("base64")}$${hash.toString("base64")}`;
    expect(await verifyPassword("browse-the-clouds", stored)).toBe(true);
    expect(scrypt.mock.calls[0]?.[3]).toMatchObject({ N: 1024, r: 8, p: 2 });
  });

  it("counts every byte, spaces and signs of all languages too", async () => {
    const stored = await hashPassword(" 云的密码 ");
    expect(await verifyPassword(" 云的密码 ", stored)).toBe(true);
    expect(await verifyPassword("云的密码", stored)).toBe(false);
  });

  it.each([null, "", "plain text", "bcrypt$10$x$y$z$w"])(
    "fits nothing without a hash, after the same work",
    async (stored) => {
      expect(await verifyPassword("browse-the-clouds", stored)).toBe(false);
      expect(scrypt).toHaveBeenCalledTimes(1);
      expect(scrypt.mock.calls[0]?.[3]).toMatchObject(COST);
    },
  );
});

it("hashes two at a time, lets twenty wait and turns others away", async () => {
  const ends: ((error: null, key: Buffer) => void)[] = [];
  for (let call = 0; call < 22; call += 1) {
    scrypt.mockImplementationOnce((_password, _salt, _bytes, _cost, done) => ends.push(done));
  }
  const hashed = Array.from({ length: 22 }, () => hashPassword("browse-the-clouds"));
  await expect(hashPassword("one too many")).rejects.toMatchObject({ reason: "busy" });
  for (let ended = 0; ended < 22; ended += 1) {
    await vi.waitFor(() => expect(ends.length).toBeGreaterThan(ended));
    expect(ends.length - ended).toBeLessThanOrEqual(2);
    ends[ended]?.(null, Buffer.alloc(32));
  }
  expect(await Promise.all(hashed)).toHaveLength(22);
});
