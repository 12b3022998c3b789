import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { alertDeliveries, alerts, alertTargets, audit } from "../database/tables";
import type { AlertCause } from "../domain/alert";
import { createOutside } from "../providers/outside";
import { withDatabase } from "../testing/database";
import { withVaultKey } from "../testing/vault-key";
import {
  enqueue,
  listTargets,
  makeTarget,
  muteAlert,
  readOpenAlerts,
  removeTarget,
  type Send,
  sendDue,
  settleAlerts,
} from "./index";

withVaultKey();
withDatabase();

const actor = {
  userId: null,
  email: "ada@example.test",
  role: "admin",
  address: null,
  requestId: null,
} as const;
const address = "https://neph.example";
const at = (minutes: number) => new Date(Date.parse("2026-11-20T12:00:00.000Z") + minutes * 60_000);
const source = (regionId: string): AlertCause => ({
  kind: "source",
  connectionId: "tc-prod",
  connectionName: "Production",
  dialect: "tencent-cvm",
  regionId,
  readAt: "2026-11-20T10:00:00.000Z",
});
const sharing = (used: number): AlertCause => ({
  kind: "sharing",
  ref: { connectionId: "jd", regionId: "cn-north-1", imageId: "img-1" },
  imageName: "base",
  connectionName: "JD",
  dialect: "jdcloud-vm",
  used,
  limit: 20,
});

beforeEach(async () => {
  const db = await database();
  await db.delete(alertTargets);
  await db.delete(alerts);
});

const settle = (minutes: number, ...causes: AlertCause[]) =>
  settleAlerts(causes, { now: at(minutes), address });
const addTarget = async (url: string, name = "chat") =>
  await (await database()).transaction((transaction) =>
    makeTarget(transaction, { actor, now: at(0), name, url }),
  );

async function mute(id: string, until: string | null) {
  await (await database()).transaction((transaction) => muteAlert(transaction, { actor, id, until }));
}

/** What was written to be sent, in order. */
async function messages(): Promise<string[]> {
  const rows = await (await database()).select().from(alertDeliveries).orderBy(alertDeliveries.id);
  return rows.map(({ event, body }) => `${event} ${JSON.parse(body).alert?.cause ?? ""}`);
}

describe("alerts", () => {
  it("opens one alert for a cause, keeps its beginning, and clears it when the cause ends", async () => {
    expect(await settle(0, sharing(17))).toEqual({ opened: 1, cleared: 0 });
    expect(await settle(5, sharing(18))).toEqual({ opened: 0, cleared: 0 });
    expect(await readOpenAlerts()).toMatchObject([{ openedAt: at(0).toISOString(), cause: { used: 18 } }]);
    expect(await settle(10)).toEqual({ opened: 0, cleared: 1 });
    expect(await readOpenAlerts()).toEqual([]);
    await settle(15, sharing(17));
    expect(await readOpenAlerts()).toMatchObject([{ openedAt: at(15).toISOString() }]);
  });

  it("tells every receiver once of a beginning and once of an end", async () => {
    await addTarget("https://a.example/hook", "a");
    await addTarget("https://b.example/hook", "b");
    await settle(0, source("ap-guangzhou"));
    await settle(1, source("ap-guangzhou"));
    await settle(2);
    await settle(3);
    const opened = "alert.opened source tc-prod ap-guangzhou";
    const cleared = "alert.cleared source tc-prod ap-guangzhou";
    expect(await messages()).toEqual([opened, opened, cleared, cleared]);
  });

  it("opens one alert however many instances look at once", async () => {
    await addTarget("https://a.example/hook");
    await Promise.all(Array.from({ length: 8 }, () => settle(0, source("ap-guangzhou"))));
    expect(await readOpenAlerts()).toHaveLength(1);
    expect(await messages()).toHaveLength(1);
  });

  it("is silent while it is muted, also when it comes back, and speaks when the muting ends", async () => {
    await settle(0, sharing(17));
    const [alert] = await readOpenAlerts();
    await mute(alert?.id ?? "", at(60).toISOString());
    await addTarget("https://a.example/hook");
    await settle(5);
    await settle(10, sharing(17));
    expect(await readOpenAlerts()).toMatchObject([{ mutedBy: "ada@example.test" }]);
    expect(await messages()).toEqual([]);
    await settle(61, sharing(17));
    expect(await messages()).toEqual(["alert.opened sharing jd cn-north-1 img-1"]);
  });

  it("refuses to mute what is not open any more", async () => {
    await expect(mute("00000000-0000-4000-8000-000000000000", null)).rejects.toThrow("alert-unknown");
  });
});

describe("a target", () => {
  it("keeps its secret sealed: it stands in no table and in no row of the audit log", async () => {
    const { secret } = await addTarget("https://a.example/hook");
    const db = await database();
    const stored = JSON.stringify([await db.select().from(alertTargets), await db.select().from(audit)]);
    expect(stored).not.toContain(secret.slice(7));
    expect(JSON.stringify(await listTargets())).not.toContain("sealed");
  });

  it("is one of five, and takes what waits for it along", async () => {
    for (let made = 0; made < 5; made += 1) await addTarget(`https://a.example/${made}`);
    await expect(addTarget("https://a.example/6")).rejects.toThrow("too-many-targets");
    await settle(0, sharing(17));
    const db = await database();
    for (const { id } of await listTargets()) {
      await db.transaction((transaction) => removeTarget(transaction, { actor, id }));
    }
    expect(await messages()).toEqual([]);
  });
});

describe("sending", () => {
  it("tries again with longer and longer waits, and gives up after a day", async () => {
    await addTarget("https://a.example/hook");
    await settle(0, sharing(17));
    const tries: number[] = [];
    const send: Send = async () => ({ status: 503 });
    for (let minute = 0; minute < 26 * 60; minute += 1) {
      if ((await sendDue(send, () => at(minute))) > 0) tries.push(minute);
    }
    expect(tries.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
    expect(tries.at(-1)).toBeGreaterThan(22 * 60);
    expect((await listTargets())[0]?.last).toMatchObject({ outcome: "given-up", status: 503 });
  });

  it("is done by one of many senders", async () => {
    await addTarget("https://a.example/hook");
    await settle(0, sharing(17), source("a"), source("b"));
    const sent: string[] = [];
    const send: Send = async (_, { body }) => {
      sent.push(JSON.parse(body).id);
      return { status: 204 };
    };
    await Promise.all(Array.from({ length: 6 }, () => sendDue(send, () => at(1))));
    expect(new Set(sent).size).toBe(3);
    expect(sent).toHaveLength(3);
  });

  it("says in one word why there was no answer, and nothing of the address", async () => {
    await addTarget("https://a.example/hook");
    await settle(0, sharing(17));
    await sendDue(
      async () => {
        throw new Error("connect ECONNREFUSED secret-host");
      },
      () => at(0),
    );
    expect((await listTargets())[0]?.last).toMatchObject({ status: null, problem: "unreachable" });
  });

  it("never follows an address inside, whatever was stored", async () => {
    await addTarget("https://169.254.169.254/latest");
    await settle(0, sharing(17));
    const outside = createOutside({ allowedLoopback: [] });
    await sendDue(
      (url, init) => outside.fetch(url, init),
      () => at(0),
    );
    await outside.close();
    expect((await listTargets())[0]?.last).toMatchObject({ problem: "refused-address" });
  });
});

describe("a receiver", () => {
  let close = () => {};
  afterEach(() => close());

  it("can tell by the secret that a message is ours, whole and of this minute", async () => {
    const received: { body: string; headers: IncomingMessage["headers"] }[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        received.push({ body, headers: request.headers });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    close = () => server.close();
    const pair = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { id, secret } = await addTarget(`http://${pair}/hook`);
    const db = await database();
    await db.transaction((transaction) =>
      enqueue(transaction, {
        event: "test",
        alert: null,
        at: at(0).toISOString(),
        address,
        targetId: id,
      }),
    );
    await settle(0, sharing(17));
    const outside = createOutside({ allowedLoopback: [pair] });
    await sendDue(
      (url, init) => outside.fetch(url, init),
      () => at(0),
    );
    await outside.close();

    expect(received.map(({ body }) => JSON.parse(body).event)).toEqual(["test", "alert.opened"]);
    for (const message of received) {
      expect(isOurs(message, secret)).toBe(true);
      expect(isOurs({ ...message, body: message.body.replace("version", "Version") }, secret)).toBe(false);
      expect(isOurs(message, `${secret}x`)).toBe(false);
      expect(message.headers["nephoscope-timestamp"]).toBe(String(at(0).getTime() / 1000));
      expect(message.body).not.toContain(secret);
    }
    const body = JSON.parse(received[1]?.body ?? "");
    expect(body.alert).toMatchObject({
      kind: "sharing",
      text: "base is shared with 17 of 20 accounts.",
      link: "https://neph.example/images/jd/cn-north-1/img-1#sharing",
    });
    expect((await listTargets())[0]?.last).toMatchObject({ outcome: "delivered", status: 204 });
  });
});

/** As docs/alerts.md tells receivers to do it. */
function isOurs(
  { body, headers }: { body: string; headers: IncomingMessage["headers"] },
  secret: string,
): boolean {
  const timestamp = String(headers["nephoscope-timestamp"]);
  const expected = `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
  const given = String(headers["nephoscope-signature"]);
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
