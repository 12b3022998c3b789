import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { connections } from "../database/tables";
import { forgetProcessWide } from "../process-wide";
import { withDatabase } from "../testing/database";
import { withSettings } from "../testing/settings";
import {
  checkSeals,
  findConnection,
  listConnections,
  MissingKeyError,
  openCredentials,
  SealError,
  saveConnection,
} from "./index";

withDatabase();
withSettings({});

const credentials = { keyId: "AKIDFAKEFAKEFAKE0042", secret: "fake-secret-of-the-test", token: null };
const record = {
  id: "tc-prod",
  name: "Production",
  dialect: "tencent-cvm",
  regions: ["ap-guangzhou"],
} as const;
const save = (change: object = {}) =>
  saveConnection({ ...record, regions: [...record.regions], credentials, ...change });

beforeEach(async () => {
  const db = await database();
  await db.delete(connections);
  await save();
});

describe("a connection", () => {
  it("opens to the key it was saved with", async () => {
    expect(await openCredentials("tc-prod")).toEqual(credentials);
    expect(await openCredentials("nobody")).toBeNull();
  });

  it("is listed and found without its key, but for a hint", async () => {
    const hinted = {
      ...record,
      ...{ state: "active", keyHint: "AKID…42", accountId: null, expiresAt: null, endpoints: [] },
      createdAt: expect.any(String),
    };
    expect(await listConnections()).toEqual([hinted]);
    expect(await findConnection("tc-prod")).toEqual(hinted);
  });

  it("is stored without a readable word of its key", async () => {
    const db = await database();
    const stored = JSON.stringify(await db.select().from(connections));
    expect(stored).not.toContain(credentials.secret);
    expect(stored).not.toContain(credentials.keyId);
    expect(stored).not.toContain(Buffer.from(credentials.secret).toString("base64").slice(0, 20));
  });

  it("hints at nothing of a short key", async () => {
    await save({ credentials: { ...credentials, keyId: "12345678" } });
    expect((await findConnection("tc-prod"))?.keyHint).toBe("…");
  });

  it("takes a new name and key under the same id", async () => {
    await save({ name: "Prod", credentials: { ...credentials, secret: "rotated" } });
    expect(await listConnections()).toHaveLength(1);
    expect((await openCredentials("tc-prod"))?.secret).toBe("rotated");
  });

  it("does not open with the sealed key of another one", async () => {
    await save({ id: "tc-other", name: "Other" });
    const db = await database();
    const rows = await db.select().from(connections);
    const other = rows.find(({ id }) => id === "tc-other")?.sealedCredentials;
    await db.update(connections).set({ sealedCredentials: other });
    await expect(openCredentials("tc-prod")).rejects.toThrow(SealError);
  });
});

describe("the start", () => {
  it("is refused with a vault key that opens nothing, and the text names the missing one only", async () => {
    const before = process.env.NEPHOSCOPE_KEY;
    await checkSeals();
    process.env.NEPHOSCOPE_KEY = randomBytes(32).toString("base64");
    forgetProcessWide("key-ring");
    await expect(checkSeals()).rejects.toThrow(MissingKeyError);
    await expect(checkSeals()).rejects.toThrow(/the key [0-9a-f]{8}, which was not given/);
    process.env.NEPHOSCOPE_KEY = `${process.env.NEPHOSCOPE_KEY} ${before}`;
    forgetProcessWide("key-ring");
    await checkSeals();
    process.env.NEPHOSCOPE_KEY = before;
    forgetProcessWide("key-ring");
  });

  it("is not refused for one key that was altered", async () => {
    const db = await database();
    const [row] = await db.select().from(connections);
    const sealed = row?.sealedCredentials ?? "";
    await db.update(connections).set({ sealedCredentials: `${sealed.slice(0, -8)}AAAAAAAA` });
    await checkSeals();
    await expect(openCredentials("tc-prod")).rejects.toThrow(SealError);
  });
});
