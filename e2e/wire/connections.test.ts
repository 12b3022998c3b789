import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { readAudit } from "@/lib/audit";
import { ConnectionError, listConnections, renameConnection, saveConnection } from "@/lib/connections";
import { type CreateInput, createInput, type ProveInput, proveInput } from "@/lib/connections/schema";
import { database } from "@/lib/database";
import { connections, images, scopes } from "@/lib/database/tables";
import type { AuditActor } from "@/lib/domain/audit";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { emptyFilter } from "@/lib/domain/image-filter";
import type { Proof, ProofProgress } from "@/lib/domain/proof";
import { readImageDetail } from "@/lib/inventory/detail";
import { listImages } from "@/lib/inventory/list";
import { liveIndex } from "@/lib/inventory/live-index";
import { forgetProcessWide, processWide } from "@/lib/process-wide";
import { createOutside } from "@/lib/providers/outside";
import { changeSettings } from "@/lib/settings";
import { createConnection } from "@/lib/sync/connection-create";
import { switchDialect } from "@/lib/sync/connection-dialect";
import { changeEndpoints, rotateKey } from "@/lib/sync/connection-key";
import { readConnections } from "@/lib/sync/connection-list";
import { readConnectionPage } from "@/lib/sync/connection-page";
import { changeRegions, readLeaving } from "@/lib/sync/connection-regions";
import { removeConnection } from "@/lib/sync/connection-remove";
import { pauseConnection, resumeConnection } from "@/lib/sync/connection-state";
import { liveLook } from "@/lib/sync/live-look";
import { cancelProof, readProof, startProof, startProofOf } from "@/lib/sync/proof-jobs";
import { planScopes } from "@/lib/sync/scheduler";
import { syncNow } from "@/lib/sync/sync-now";
import * as ens from "../clouds/alibaba-ens";
import * as baidu from "../clouds/baidu-bcc";
import type { FakeKey } from "../clouds/emulator";
import * as jdcloud from "../clouds/jdcloud-vm";
import * as tencent from "../clouds/tencent-cvm";
import * as legacy from "../clouds/tencent-cvm-v2";
import { withDemoWorld } from "./demo-world";

const world = withDemoWorld({ empty: true });

const ada: AuditActor = {
  userId: "u-ada",
  email: "ada@example.com",
  role: "admin",
  address: "198.51.100.7",
  requestId: "q-1",
};
const credentials = (key: FakeKey) => ({ keyId: key.id, secret: key.secret, token: key.token ?? null });
const form = (change: Record<string, unknown> = {}): CreateInput =>
  createInput.parse({
    name: "tc-prod",
    dialect: "tencent-cvm",
    regions: ["ap-guangzhou", "ap-shanghai"],
    credentials: credentials(tencent.keys.prod),
    ...change,
  });
const typed = (key: FakeKey, change: Record<string, unknown> = {}) => ({
  ...credentials(key),
  expiresAt: null,
  ...change,
});
/** A secret of the right length that belongs to nobody. */
const WRONG = "wrongSecretWrongSecretWrong00001";

async function refusal(work: Promise<unknown>): Promise<ConnectionError> {
  const error: unknown = await work.then(
    (value) => new Error(`must be refused, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectionError)) throw error;
  expect(JSON.stringify([error.message, error.failure, error.problems])).not.toContain(WRONG);
  return error;
}

async function summary(id: string): Promise<ConnectionSummary> {
  const found = (await readConnections()).find((connection) => connection.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}

/** The ids of the images that the list has of a connection. */
async function listed(id: string): Promise<string[]> {
  await liveIndex().catchUp();
  const { rows } = await listImages(emptyFilter(), { from: 0, limit: 200 });
  return rows
    .filter(({ ref }) => ref.connectionId === id)
    .map(({ ref }) => `${ref.regionId} ${ref.imageId}`)
    .sort();
}

const lastAct = async () => (await readAudit({ limit: 1 })).records[0];

afterEach(async () => {
  world.calmDown();
  forgetProcessWide("proof-jobs");
  for (const { id, name } of await listConnections()) await removeConnection({ connectionId: id, name }, ada);
});

describe("a proof", () => {
  async function progressOf(change: Record<string, unknown>): Promise<ProofProgress> {
    const { name: _name, regions: _regions, ...rest } = form();
    const input: ProveInput = proveInput.parse({ ...rest, endpoints: undefined, ...change });
    const jobId = await startProof(input, "ada");
    await expect.poll(() => readProof(jobId, "ada")?.state, { timeout: 15_000 }).not.toBe("running");
    const progress = readProof(jobId, "ada");
    if (!progress) throw new Error("the job is gone");
    expect(JSON.stringify(progress)).not.toContain(input.credentials.secret);
    return progress;
  }
  const proofOf = async (change: Record<string, unknown>): Promise<Proof> => (await progressOf(change)).proof;

  it("tells whose key it is, its regions, and every operation in each of them", async () => {
    const { state, proof, plannedRegions } = await progressOf({});
    expect(state).toBe("done");
    expect(proof).toMatchObject({
      keyHint: "AKID…01",
      identity: { accountId: tencent.keys.prod.accountId, provedBy: "GetCallerIdentity" },
      failure: null,
    });
    expect(proof.rows.map(({ regionId }) => regionId)).toEqual(
      proof.regions?.map(({ regionId }) => regionId),
    );
    expect(plannedRegions).toBe(proof.rows.length);
    const guangzhou = proof.rows.find(({ regionId }) => regionId === "ap-guangzhou");
    expect(guangzhou?.cells.map(({ state: cell }) => cell)).toEqual(guangzhou?.cells.map(() => "allowed"));
    expect(guangzhou?.cells.every(({ requestId }) => requestId !== null)).toBe(true);
    expect(Math.abs(proof.clockOffsetMs ?? Number.NaN)).toBeLessThan(2_000);
  });

  it("tells which permission is missing, where, and what to grant", async () => {
    const proof = await proofOf({
      credentials: credentials(tencent.keys.sandbox),
      regions: ["ap-guangzhou", "ap-singapore"],
    });
    expect(proof.rows).toHaveLength(2);
    for (const { cells, failure } of proof.rows) {
      expect(failure).toBeNull();
      const denied = cells.filter(({ state }) => state === "denied");
      expect(denied.map(({ action }) => action).sort()).toEqual([
        "cvm:DescribeAccountQuota",
        "cvm:DescribeImageQuota",
      ]);
      expect(denied.every(({ requestId }) => requestId !== null)).toBe(true);
    }
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "an unknown Tencent key",
      { credentials: { ...credentials(tencent.keys.prod), keyId: "AKIDnobodyFakeFakeFakeFakeFakeFake99" } },
      "unknown-key",
    ],
    [
      "a wrong Tencent secret",
      { credentials: { ...credentials(tencent.keys.prod), secret: WRONG } },
      "wrong-secret",
    ],
    [
      "an expired Tencent token",
      { credentials: { ...credentials(tencent.keys.temporary), token: "ended-token" } },
      "expired-token",
    ],
    [
      "an unknown Baidu key",
      {
        dialect: "baidu-bcc",
        credentials: { ...credentials(baidu.keys.core), keyId: "ALTAKnobody0000000000001" },
      },
      "unknown-key",
    ],
    [
      "a wrong Baidu secret",
      { dialect: "baidu-bcc", credentials: { ...credentials(baidu.keys.core), secret: WRONG } },
      "wrong-secret",
    ],
    [
      "a wrong JD secret",
      { dialect: "jdcloud-vm", credentials: { ...credentials(jdcloud.keys.retail), secret: WRONG } },
      "wrong-secret",
    ],
    [
      "a wrong Alibaba secret",
      { dialect: "alibaba-ens", credentials: { ...credentials(ens.keys.edge), secret: WRONG } },
      "wrong-secret",
    ],
    [
      "an ended Alibaba token",
      { dialect: "alibaba-ens", credentials: { ...credentials(ens.keys.sts), token: "ended-token" } },
      "expired-token",
    ],
  ])("of %s ends at once with its reason", async (_what, change, kind) => {
    const dialect = String(change.dialect ?? "tencent-cvm");
    const before = world.calls(dialect);
    const proof = await proofOf(change);
    expect(proof).toMatchObject({ identity: null, failure: { kind }, rows: [], regions: null });
    // Clouds lock accounts over repeated refusals; ENS has a second site that might know the key.
    expect(world.calls(dialect) - before).toBeLessThanOrEqual(2);
    expect(proof.failure?.requestId).not.toBeNull();
  });

  it("of a key without any permission recognises the key and denies every operation", async () => {
    const proof = await proofOf({
      dialect: "baidu-bcc",
      credentials: credentials(baidu.keys.powerless),
      regions: ["bj"],
    });
    expect(proof).toMatchObject({ failure: null, identity: { accountId: "not-reported" } });
    expect(proof.rows[0]?.cells.some(({ state }) => state === "allowed")).toBe(false);
  });

  it.each([
    [2, "accepted with the cloud's clock", null],
    [30, "refused, with how much", "clock-skew"],
  ])("with our clock %i hours off is %s", async (hours, _what, kind) => {
    const offMs = hours * 3_600_000;
    const plain = createOutside({ allowedLoopback: world.hosts() });
    forgetProcessWide("outside");
    processWide("outside", () => ({ ...plain, now: () => new Date(Date.now() + offMs) }));
    try {
      const proof = await proofOf({ regions: ["ap-guangzhou"] });
      expect(proof.failure?.kind ?? null).toBe(kind);
      expect(Math.abs((proof.clockOffsetMs ?? 0) + offMs)).toBeLessThan(3_000);
      if (kind) expect(Math.abs((proof.failure?.skewMs ?? 0) + offMs)).toBeLessThan(3_000);
    } finally {
      await plain.close();
      forgetProcessWide("outside");
    }
  });

  it("tells a region that cannot be reached from the others", async () => {
    world.turn("tencent-cvm", { regionsDown: ["ap-shanghai"] });
    const proof = await proofOf({ regions: ["ap-guangzhou", "ap-shanghai"] });
    expect(proof.identity).not.toBeNull();
    const [near, away] = proof.rows;
    expect(near?.cells[0]).toMatchObject({ operation: "DescribeImages", state: "allowed" });
    expect(away?.cells[0]).toMatchObject({ operation: "DescribeImages", state: "not-asked" });
    expect(away?.cells[0]?.reason).not.toBeNull();
  });

  it("is its admin's alone, can be cancelled, and five a minute are enough", async () => {
    world.turn("tencent-cvm", { hang: true });
    const { name: _name, ...rest } = form();
    const input = proveInput.parse(rest);
    const jobId = await startProof(input, "ada");
    expect(jobId).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(readProof(jobId, "eve")).toBeNull();
    expect(cancelProof(jobId, "eve")).toBe(false);
    expect(readProof(jobId, "ada")?.state).toBe("running");
    expect(cancelProof(jobId, "ada")).toBe(true);
    await expect.poll(() => readProof(jobId, "ada")?.state).toBe("cancelled");
    for (let more = 0; more < 4; more += 1) cancelProof(await startProof(input, "ada"), "ada");
    const error = await refusal(startProof(input, "ada"));
    expect(error).toMatchObject({ reason: "too-soon", status: 429 });
    expect(error.retryAfterMs).toBeGreaterThan(0);
    cancelProof(await startProof(input, "grace"), "grace");
  });
});

describe("a new connection", () => {
  it("is stored when its cloud accepts the key, sealed, audited, and read at once", async () => {
    const id = await createConnection(form(), ada);
    expect(id).toMatch(/^[a-z2-7]{10}$/);
    const act = await lastAct();
    expect(act).toMatchObject({
      action: "connection.created",
      actor: ada,
      object: { kind: "connection", id, name: "tc-prod" },
      after: { keyHint: "AKID…01", accountId: tencent.keys.prod.accountId },
    });
    const db = await database();
    const [row] = await db.select().from(connections).where(eq(connections.id, id));
    for (const told of [JSON.stringify(row), JSON.stringify(act)]) {
      expect(told).not.toContain(tencent.keys.prod.secret);
      expect(told).not.toContain(tencent.keys.prod.id);
    }
    expect((await summary(id)).health).toBe("reading");
    await world.sync();
    const read = await summary(id);
    expect(read).toMatchObject({
      health: "ok",
      expiry: null,
      images: 150,
      accountId: tencent.keys.prod.accountId,
    });
    expect(read.sources.map(({ regionId, condition }) => `${regionId} ${condition}`)).toEqual([
      "ap-guangzhou current",
      "ap-shanghai current",
    ]);
    const page = await readConnectionPage(id);
    expect(page?.scopes.map(({ images: found }) => found)).toEqual([90, 60]);
    expect(page?.passes).toHaveLength(2);
    expect(
      page?.passes.every(
        ({ outcome, pages, durationMs }) => outcome === "complete" && pages > 0 && durationMs !== null,
      ),
    ).toBe(true);
  });

  it.each([
    ["wrong secret", { ...credentials(tencent.keys.prod), secret: WRONG }, "wrong-secret"],
    ["ended token", { ...credentials(tencent.keys.temporary), token: "ended-token" }, "expired-token"],
  ])("is not stored with a %s, and leaves no trace", async (_what, sent, kind) => {
    const before = await lastAct();
    const error = await refusal(createConnection(form({ credentials: sent }), ada));
    expect(error).toMatchObject({ reason: "key-not-proven", failure: { kind } });
    expect(error.failure?.requestId).not.toBeNull();
    expect(await listConnections()).toEqual([]);
    expect(await lastAct()).toEqual(before);
  });

  it("is not stored when its cloud cannot be reached", async () => {
    world.turn("tencent-cvm", { down: true });
    expect(await refusal(createConnection(form(), ada))).toMatchObject({ failure: { kind: "network" } });
  });

  it("needs a name of its own, whatever its case", async () => {
    await createConnection(form(), ada);
    const other = form({ name: "TC-Prod", credentials: credentials(tencent.keys.sandbox) });
    expect((await refusal(createConnection(other, ada))).reason).toBe("name-taken");
    const id = await createConnection({ ...other, name: "tc-other" }, ada);
    const rename = renameConnection({ connectionId: id, name: "TC-PROD" }, ada);
    expect((await refusal(rename)).reason).toBe("name-taken");
    await renameConnection({ connectionId: id, name: "tc-third" }, ada);
    expect(await lastAct()).toMatchObject({ before: { name: "tc-other" }, after: { name: "tc-third" } });
  });

  it("is stored once when two admins press at the same time", async () => {
    const made = await Promise.allSettled([createConnection(form(), ada), createConnection(form(), ada)]);
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listConnections()).toHaveLength(1);
  });
});

describe("a key", () => {
  it("is replaced only by one that was proven, of the same account", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    await world.sync();
    const before = await summary(id);

    const wrong = rotateKey(
      { connectionId: id, credentials: typed(tencent.keys.prod, { secret: WRONG }) },
      ada,
    );
    expect(await refusal(wrong)).toMatchObject({
      reason: "key-not-proven",
      failure: { kind: "wrong-secret" },
    });
    const foreign = rotateKey({ connectionId: id, credentials: typed(tencent.keys.sandbox) }, ada);
    expect((await refusal(foreign)).reason).toBe("other-account");
    const elsewhere = rotateKey({ connectionId: id, credentials: typed(ens.keys.edge) }, ada);
    expect(await refusal(elsewhere)).toMatchObject({
      reason: "bad-input",
      problems: [{ field: "credentials.keyId", code: "other-cloud" }],
    });
    expect(await summary(id)).toMatchObject({ keyHint: before.keyHint, health: "ok" });

    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const fresh = typed(tencent.keys.temporary, { expiresAt });
    expect(await rotateKey({ connectionId: id, credentials: fresh }, ada)).toEqual({ sameAccount: true });
    expect(await lastAct()).toMatchObject({
      action: "connection.key-rotated",
      before: { keyHint: "AKID…01" },
      after: { keyHint: "AKID…03", temporary: true, expiresAt },
    });
    await world.sync();
    expect(await summary(id)).toMatchObject({ keyHint: "AKID…03", expiry: "soon", health: "ok", images: 90 });
  });

  it("is replaced with a warning where the cloud does not tell whose it is", async () => {
    const id = await createConnection(
      form({
        name: "jd",
        dialect: "jdcloud-vm",
        regions: ["cn-north-1"],
        credentials: credentials(jdcloud.keys.retail),
      }),
      ada,
    );
    const other = typed(jdcloud.keys.temporary);
    expect(await rotateKey({ connectionId: id, credentials: other }, ada)).toEqual({
      sameAccount: "not-told",
    });
  });

  it("that was refused three times is not tried again until there is a new one", async () => {
    // A temporary key that was good when it was stored.
    const ended = { ...credentials(tencent.keys.temporary), token: "ended-token" };
    const row = {
      id: "tc-temp",
      name: "tc-temp",
      dialect: "tencent-cvm" as const,
      regions: ["ap-guangzhou"],
    };
    await saveConnection({ ...row, credentials: ended });
    await planScopes(row);
    for (const health of ["degraded", "degraded", "needs-attention"] as const) {
      await world.sync();
      expect(await summary("tc-temp")).toMatchObject({ health });
    }
    const [source] = (await summary("tc-temp")).sources;
    expect(source).toMatchObject({ condition: "stopped", dueAt: null, failure: { kind: "expired-token" } });
    const calls = world.calls("tencent-cvm");
    await world.sync();
    expect(world.calls("tencent-cvm")).toBe(calls);
    const ask = syncNow({ connectionId: "tc-temp", regionId: null }, ada);
    expect((await refusal(ask)).reason).toBe("stopped");

    await rotateKey({ connectionId: "tc-temp", credentials: typed(tencent.keys.temporary) }, ada);
    await world.sync();
    expect(await summary("tc-temp")).toMatchObject({ health: "ok", images: 90 });
  });

  it("with a missing permission is a state, however often it is read", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    world.turn("tencent-cvm", { denied: ["DescribeImages"] });
    for (let round = 0; round < 4; round += 1) await world.sync();
    expect(await summary(id)).toMatchObject({
      health: "degraded",
      missingRights: ["cvm:DescribeImages"],
      sources: [{ condition: "failing", failure: { kind: "forbidden" } }],
    });
    expect((await readConnectionPage(id))?.scopes[0]?.refusals).toBe(0);
  });

  it("can be proven again where it is stored", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    const jobId = await startProofOf({ connectionId: id }, "ada");
    await expect.poll(() => readProof(jobId, "ada")?.state, { timeout: 15_000 }).toBe("done");
    expect(readProof(jobId, "ada")?.proof.rows.map(({ regionId }) => regionId)).toEqual(["ap-guangzhou"]);
    expect((await refusal(startProofOf({ connectionId: "nobody" }, "ada"))).reason).toBe("unknown");
  });
});

describe("the regions of a connection", () => {
  it("take their images along when they go, as tombstones, and bring them back", async () => {
    const id = await createConnection(form(), ada);
    await world.sync();
    const both = await listed(id);
    const gone = both.filter((image) => image.startsWith("ap-shanghai"));
    expect(await readLeaving(id, ["ap-shanghai"])).toEqual({
      images: 60,
      tombstones: 0,
      regions: [{ regionId: "ap-shanghai", images: 60 }],
    });
    expect(await changeRegions({ connectionId: id, regions: ["ap-guangzhou"] }, ada)).toEqual({ buried: 60 });
    expect(await lastAct()).toMatchObject({
      action: "connection.regions-changed",
      before: { regions: ["ap-guangzhou", "ap-shanghai"] },
      after: { regions: ["ap-guangzhou"], images: 60 },
    });
    expect(await listed(id)).toEqual(both.filter((image) => !gone.includes(image)));
    const imageId = gone[0]?.split(" ")[1] ?? "";
    const detail = await readImageDetail({ connectionId: id, regionId: "ap-shanghai", imageId });
    expect(detail).toMatchObject({ dropped: "region", image: { ref: { imageId } } });
    expect(detail?.goneAt).not.toBeNull();

    await changeRegions({ connectionId: id, regions: ["ap-guangzhou", "ap-shanghai"] }, ada);
    await world.sync();
    expect(await listed(id)).toEqual(both);
  });

  it("must be regions of its cloud", async () => {
    const id = await createConnection(form(), ada);
    const change = changeRegions({ connectionId: id, regions: ["ap-guangzhou", "../x"] }, ada);
    expect(await refusal(change)).toMatchObject({
      reason: "bad-input",
      problems: [{ field: "regions.1", code: "unknown-region" }],
    });
  });
});

describe("a paused connection", () => {
  it("asks its cloud nothing, keeps its images, and goes on when it is resumed", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    await world.sync();
    await pauseConnection(id, ada);
    const calls = world.calls("tencent-cvm");
    await world.sync();
    const [image = ""] = await listed(id);
    const ref = { connectionId: id, regionId: "ap-guangzhou", imageId: image.split(" ")[1] ?? "" };
    expect(await liveLook(ref, AbortSignal.timeout(5_000))).toEqual({ outcome: "paused" });
    expect((await refusal(syncNow({ connectionId: id, regionId: null }, ada))).reason).toBe("paused");
    expect(world.calls("tencent-cvm")).toBe(calls);
    expect(await summary(id)).toMatchObject({ health: "paused", images: 90, sources: [{ dueAt: null }] });

    await resumeConnection(id, ada);
    expect(await lastAct()).toMatchObject({ action: "connection.resumed" });
    await world.sync();
    expect(world.calls("tencent-cvm")).toBeGreaterThan(calls);
    expect((await summary(id)).health).toBe("ok");
  });
});

describe("another dialect of the same cloud", () => {
  it("keeps every image, back and forth", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    await world.sync();
    const before = await listed(id);
    for (const dialect of ["tencent-cvm-v2", "tencent-cvm"] as const) {
      // The emulators give each API keys of its own.
      await plantKey(id, dialect === "tencent-cvm" ? tencent.keys.prod : legacy.keys.legacy);
      await switchDialect({ connectionId: id, dialect }, ada);
      expect(await lastAct()).toMatchObject({ action: "connection.dialect-switched", after: { dialect } });
      for (let round = 0; round < 3; round += 1) {
        await world.sync();
        expect(await listed(id)).toEqual(before);
      }
      expect((await summary(id)).health).toBe("ok");
      const { rows } = await listImages(emptyFilter(), { from: 0, limit: 200 });
      expect(new Set(rows.map((row) => row.dialect))).toEqual(new Set([dialect]));
    }
  });

  it("lets an image go that the cloud does not know by its id either", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    await world.sync();
    const db = await database();
    const [row] = await db.select().from(images).where(eq(images.connectionId, id)).limit(1);
    if (!row) throw new Error("no image");
    const ghost = { ...row.shown, ref: { ...row.shown.ref, imageId: "img-ghost001" } };
    await db.insert(images).values({ ...row, imageId: "img-ghost001", listed: ghost, shown: ghost });
    await plantKey(id, legacy.keys.legacy);
    await switchDialect({ connectionId: id, dialect: "tencent-cvm-v2" }, ada);
    await world.sync();
    expect(await listed(id)).toContain("ap-guangzhou img-ghost001");
    await world.sync();
    expect(await listed(id)).not.toContain("ap-guangzhou img-ghost001");
  });

  it("is no way to another cloud, nor to regions that the other dialect has no code for", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    const away = switchDialect({ connectionId: id, dialect: "baidu-bcc" }, ada);
    expect((await refusal(away)).reason).toBe("not-switchable");
    await changeRegions({ connectionId: id, regions: ["ap-guangzhou", "ap-novelty"] }, ada);
    const back = switchDialect({ connectionId: id, dialect: "tencent-cvm-v2" }, ada);
    expect(await refusal(back)).toMatchObject({
      reason: "not-switchable",
      problems: [{ field: "regions.1", code: "unknown-region" }],
    });
  });

  async function plantKey(id: string, key: FakeKey): Promise<void> {
    const [known] = (await listConnections()).filter((connection) => connection.id === id);
    if (!known) throw new Error("unknown");
    const { name, dialect, regions } = known;
    await saveConnection({ id, name, dialect, regions, credentials: credentials(key) });
  }
});

describe("an own endpoint", () => {
  const endpoints = [{ regionId: "ap-guangzhou", host: "cvm.ap-guangzhou.tencentcloudapi.com" }];
  const approve = async (hosts: string[]) =>
    (await database()).transaction((transaction) =>
      changeSettings(transaction, { approvedEndpoints: hosts }, ada),
    );

  it("is taken from the approved list only, with the whole key typed again", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    const change = () =>
      changeEndpoints({ connectionId: id, endpoints, credentials: typed(tencent.keys.prod) }, ada);
    const calls = world.calls("tencent-cvm");
    expect((await refusal(change())).reason).toBe("endpoint-not-approved");
    expect(world.calls("tencent-cvm")).toBe(calls);

    await approve([endpoints[0]?.host ?? ""]);
    await change();
    expect(await summary(id)).toMatchObject({ endpoints });
    expect(await lastAct()).toMatchObject({
      action: "connection.endpoints-changed",
      before: { endpoints: [] },
      after: { endpoints: ["ap-guangzhou cvm.ap-guangzhou.tencentcloudapi.com"] },
    });

    await approve([]);
    forgetProcessWide("settings");
    await world.sync();
    expect(await summary(id)).toMatchObject({
      health: "degraded",
      sources: [{ failure: { kind: "rejected-request", code: "endpoint-not-approved" } }],
    });
  });

  it("of a new connection is checked before anything is sent", async () => {
    const calls = world.calls("tencent-cvm");
    const made = createConnection(form({ endpoints }), ada);
    expect((await refusal(made)).reason).toBe("endpoint-not-approved");
    expect(world.calls("tencent-cvm")).toBe(calls);
  });
});

describe("a removed connection", () => {
  it("loses its key at once, leaves tombstones for links, and frees its name", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    await world.sync();
    const [image = ""] = await listed(id);
    const wrong = removeConnection({ connectionId: id, name: "tc-prod2" }, ada);
    expect((await refusal(wrong)).reason).toBe("name-not-confirmed");
    expect(await removeConnection({ connectionId: id, name: "tc-prod" }, ada)).toEqual({ buried: 90 });
    expect(await lastAct()).toMatchObject({ action: "connection.removed", after: { images: 90 } });

    const db = await database();
    const [row] = await db.select().from(connections).where(eq(connections.id, id));
    expect(row).toMatchObject({ sealedCredentials: null });
    expect(await db.select().from(scopes).where(eq(scopes.connectionId, id))).toEqual([]);
    expect(await listed(id)).toEqual([]);
    expect(await readConnections()).toEqual([]);
    expect(await readConnectionPage(id)).toBeNull();
    const imageId = image.split(" ")[1] ?? "";
    const ref = { connectionId: id, regionId: "ap-guangzhou", imageId };
    expect(await readImageDetail(ref)).toMatchObject({ dropped: "account", connectionName: "tc-prod" });
    expect(await liveLook(ref, AbortSignal.timeout(5_000))).toEqual({ outcome: "unknown" });
    expect((await refusal(removeConnection({ connectionId: id, name: "tc-prod" }, ada))).reason).toBe(
      "unknown",
    );

    const again = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    await world.sync();
    expect((await summary(again)).images).toBe(90);
    expect(await listed(id)).toEqual([]);
  });

  it("brings nothing back from a walk that was under way", async () => {
    const id = await createConnection(form({ regions: ["ap-guangzhou"] }), ada);
    world.turn("tencent-cvm", { delayMs: 300 });
    const walking = world.sync();
    await expect.poll(async () => (await summary(id)).sources[0]?.progress, { interval: 20 }).not.toBeNull();
    await removeConnection({ connectionId: id, name: "tc-prod" }, ada);
    await walking;
    expect(await listed(id)).toEqual([]);
    const db = await database();
    expect(await db.select().from(scopes).where(eq(scopes.connectionId, id))).toEqual([]);
  });
});

describe("a read on demand", () => {
  it("is granted once a minute for each source", async () => {
    const id = await createConnection(form(), ada);
    await world.sync();
    expect(await syncNow({ connectionId: id, regionId: "ap-guangzhou" }, ada)).toEqual({ scopes: 1 });
    expect(await lastAct()).toMatchObject({ action: "sync.requested", after: { regions: ["ap-guangzhou"] } });
    const again = await refusal(syncNow({ connectionId: id, regionId: "ap-guangzhou" }, ada));
    expect(again.reason).toBe("too-soon");
    expect(again.retryAfterMs).toBeGreaterThan(55_000);
    expect(again.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(await syncNow({ connectionId: id, regionId: null }, ada)).toEqual({ scopes: 1 });
    const elsewhere = syncNow({ connectionId: id, regionId: "ap-beijing" }, ada);
    expect((await refusal(elsewhere)).reason).toBe("region-unknown");
  });
});
