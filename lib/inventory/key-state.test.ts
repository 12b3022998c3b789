import { beforeEach, expect, it } from "vitest";
import { readAudit } from "../audit";
import { database } from "../database";
import { connections, passes, scopes } from "../database/tables";
import type { Failure, FailureKind } from "../domain/failure";
import type { Scope } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantConnection } from "../testing/inventory";
import { withVaultKey } from "../testing/vault-key";
import { beginPass, breakPass, completePass } from "./passes";
import { keepScopes } from "./scopes";

withDatabase();
withVaultKey();

const [bj, gz] = ["bj", "gz"].map(
  (regionId): Scope => ({ connectionId: "core", regionId, group: "all" }),
) as [Scope, Scope];
const own: Scope = { ...bj, group: "private" };

function failure(kind: FailureKind): Failure {
  return {
    kind,
    dialect: "baidu-bcc",
    operation: "listImages",
    httpStatus: 403,
    code: "SignatureDoesNotMatch",
    requestId: "r-1",
    action: null,
    skewMs: null,
    retryAfterMs: null,
  };
}

async function walk(scope: Scope, kind: FailureKind | null): Promise<void> {
  const at = new Date().toISOString();
  const pass = await beginPass(scope, at);
  const result = { finishedAt: at, pages: 0, images: 0, written: 0, dueAt: at };
  if (kind) await breakPass(scope, pass, { ...result, failure: failure(kind) });
  else await completePass(scope, pass, { ...result, seen: new Set() });
}

async function acts() {
  const { records } = await readAudit({ object: { kind: "connection", id: "core" } });
  return records.map(({ action }) => action).reverse();
}

let audited = 0;
beforeEach(async () => {
  const db = await database();
  for (const table of [passes, scopes, connections]) await db.delete(table);
  await plantConnection("core", ["bj", "gz"], "baidu-bcc");
  await keepScopes("core", [bj, own, gz]);
  audited = (await acts()).length;
});
const news = async () => (await acts()).slice(audited);

const [REFUSED, ACCEPTED] = ["connection.key-refused", "connection.key-accepted"] as const;

it("writes who, what and why, in the cloud's own code", async () => {
  await walk(bj, "wrong-secret");
  const [row] = (await readAudit({ actions: [REFUSED], limit: 1 })).records;
  expect(row).toMatchObject({
    actor: { userId: null, role: "system" },
    object: { kind: "connection", id: "core", name: "core" },
    result: "refused",
    after: { region: "bj", reason: "wrong-secret", code: "SignatureDoesNotMatch", cloudRequest: "r-1" },
  });
});

it.each(["unknown-key", "wrong-secret", "expired-token"] as const)(
  "writes once that a key is refused (%s), however often and in however many regions it is tried",
  async (kind) => {
    for (const scope of [bj, bj, own, gz, bj]) await walk(scope, kind);
    expect(await news()).toEqual([REFUSED]);
  },
);

it("writes once when several listings are refused at the same moment", async () => {
  await Promise.all([walk(bj, "unknown-key"), walk(own, "unknown-key"), walk(gz, "unknown-key")]);
  expect(await news()).toEqual([REFUSED]);
});

it("writes that the key is taken again when no source refuses it any more, and the next refusal anew", async () => {
  for (const scope of [bj, own, gz]) await walk(scope, "unknown-key");
  await walk(bj, null);
  expect(await news(), "the other region refuses it still").toEqual([REFUSED]);
  await walk(gz, null);
  await walk(gz, null);
  expect(await news()).toEqual([REFUSED, ACCEPTED]);
  await walk(own, "expired-token");
  expect(await news()).toEqual([REFUSED, ACCEPTED, REFUSED]);
});

it("takes a missing permission for an accepted key, and an outage for neither", async () => {
  await walk(bj, "unavailable");
  expect(await news()).toEqual([]);
  await walk(bj, "wrong-secret");
  await walk(bj, "network");
  expect(await news()).toEqual([REFUSED]);
  await walk(bj, "forbidden");
  expect(await news()).toEqual([REFUSED, ACCEPTED]);
});
