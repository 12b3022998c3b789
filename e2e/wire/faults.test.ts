import { describe, expect, it } from "vitest";
import { readAudit } from "@/lib/audit";
import { DIALECTS } from "@/lib/domain/cloud";
import type { FailureKind } from "@/lib/domain/failure";
import { withDatabase } from "@/lib/testing/database";
import { withVaultKey } from "@/lib/testing/vault-key";
import {
  busy,
  byUnknownKey,
  type Delivery,
  endless,
  FRAMINGS,
  huge,
  instead,
  network,
  onCalls,
  truncated,
} from "../clouds/meddling";
import { withFaultWorld } from "./fault-world";

/** Cuts of each framing; `npm run test:soak` sets more. */
const CUTS = Number(process.env.NEPHOSCOPE_SOAK_CUTS ?? 2);

withDatabase();
withVaultKey();

/** Text of an HTTP date so many seconds from now. */
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
const MINUTE_MS = 60_000;

describe.each(DIALECTS)("%s", (dialect) => {
  const world = withFaultWorld(dialect);

  /** A fault leaves the store as it was but for the reason, and the next pass is complete. */
  async function leavesTheStore(fault: () => Promise<unknown>, failing = true): Promise<void> {
    const before = await world.stored();
    await fault();
    expect(await world.stored()).toEqual({ ...before, failing });
    expect(await world.walk()).toMatchObject({ complete: true });
    expect(await world.stored()).toEqual({ ...before, failing: false });
  }

  describe("on every page", () => {
    // How many attempts fit into the time of a call is not for a busy machine to prove; at least one, at most four.
    it.each<[string, Delivery, FailureKind, number]>([
      ["F2 no first byte", network.silence, "timeout", 1],
      ["F3 a byte now and then, for ever", network.drip(2), "timeout", 1],
      ["F3 a pause in the body", network.pause, "timeout", 1],
      ["F4 headers that never end", network.slowHeaders, "timeout", 1],
      ["F4 a body that never ends", network.neverEnds, "timeout", 1],
      ["F8 an outage", busy(503), "unavailable", 4],
      ["F10 a sign-in wall", html(200), "unexpected-answer", 1],
      ["F10 a gateway's page", html(502), "unavailable", 4],
      ["F10 XML", xml, "unexpected-answer", 1],
      ["F10 nothing", instead(() => ({ body: "" })), "unexpected-answer", 1],
      ["F10 no content", instead(() => ({ status: 204, body: "" })), "unexpected-answer", 1],
      ["F11 a huge body", huge(400_000, "plain"), "unexpected-answer", 1],
      ["F11 a small bomb", huge(4_000_000, "gzip"), "unexpected-answer", 1],
      ["F11 an endless body", endless, "unexpected-answer", 1],
      ["F12 nesting without end", instead(() => ({ body: "[".repeat(10_000) })), "unexpected-answer", 1],
      ["F19 a reset", network.reset, "network", 4],
      ["F19 a reset in the headers", network.resetInHeaders, "network", 4],
      ["F19 a reset in the body", network.resetInBody, "network", 4],
      ["F19 a half that is closed", network.halfClose, "network", 4],
    ])("%s fails the pass, and keeps what is stored", async (_what, delivery, kind, calls) => {
      await leavesTheStore(async () => {
        const hurried = kind === "timeout";
        const told = await world.walk({
          meddler: onCalls("all", delivery),
          ...(hurried && { hurriedBy: 100 }),
        });
        expect(told).toMatchObject({ complete: false, failure: { kind } });
        expect(told.calls).toBeGreaterThanOrEqual(calls);
        expect(told.calls).toBeLessThanOrEqual(hurried ? 4 : calls);
      });
    });
  });

  it.each([
    ["first", 1],
    ["middle", 2],
    ["last", 0],
  ])("F1 a connection that is never accepted, at the %s page", async (_where, place) => {
    await leavesTheStore(async () => {
      const from = place || world.pages;
      let pages = 0;
      const told = await world.walk({
        change: (outside) => ({
          ...outside,
          fetch: (url, init) => {
            pages += 1;
            if (pages < from) return outside.fetch(url, init);
            return Promise.reject(
              Object.assign(new Error("fetch failed"), { code: "UND_ERR_CONNECT_TIMEOUT" }),
            );
          },
        }),
      });
      expect(told).toMatchObject({
        complete: false,
        failure: { kind: "timeout", code: "UND_ERR_CONNECT_TIMEOUT" },
      });
      // Three more attempts than the one that failed first.
      expect(pages).toBe(from + 3);
    });
  });

  it.each<[string, Delivery]>([
    ["F2 no first byte", network.silence],
    ["F5 429 without a word", busy(429)],
    ["F19 a reset", network.reset],
    ["F19 a half that is closed", network.halfClose],
    ["F10 a gateway's page", html(502)],
  ])("%s on the last page once costs nothing but an attempt", async (_what, delivery) => {
    await leavesTheStore(async () => {
      const told = await world.walk({ meddler: onCalls([world.pages], delivery), hurriedBy: 10 });
      expect(told).toMatchObject({ complete: true, failure: null });
    }, false);
  });

  describe("F6 Retry-After", () => {
    it.each<[string, number, () => string, number]>([
      ["0", 429, () => "0", 0],
      ["1", 503, () => "1", 1_000],
      ["30", 429, () => "30", 30_000],
      ["-1, which is none,", 429, () => "-1", 500],
      ["1e9, which is none,", 429, () => "1e9", 500],
      ["a past date", 503, () => inSeconds(-60), 0],
      ["garbage, which is none,", 503, () => "soon", 50],
    ])("of %s is waited out, or backed off from", async (_what, status, header, ms) => {
      await leavesTheStore(async () => {
        const told = await world.walk({ meddler: onCalls([2], busy(status, header())) });
        expect(told).toMatchObject({ complete: true, waits: [ms] });
      }, false);
    });

    it.each<[string, number, () => string, number]>([
      ["61", 429, () => "61", 61_000],
      ["86400", 503, () => "86400", 86_400_000],
      ["a date far ahead", 429, () => inSeconds(7_200), 7_200_000],
    ])("of %s puts the scope off by as much", async (_what, status, header, ms) => {
      await leavesTheStore(async () => {
        const told = await world.walk({ meddler: onCalls([2], busy(status, header())) });
        expect(told).toMatchObject({ complete: false, calls: 2, waits: [] });
        expect(Math.abs((told.failure?.retryAfterMs ?? 0) - ms)).toBeLessThan(5_000);
      });
    });
  });

  it("F7 throttling in the cloud's own words is waited out, and named when it lasts", async () => {
    await leavesTheStore(async () => {
      world.cloud().switches.throttleNext = 9;
      const told = await world.walk();
      expect(told).toMatchObject({ complete: false, failure: { kind: "rate-limited" } });
      expect(told.calls).toBeLessThanOrEqual(4);
      world.cloud().switches.throttleNext = 0;
    });
  });

  it.each([1, 3])("F8 a burst of %i failures is not seen by anybody", async (failures) => {
    await leavesTheStore(async () => {
      const burst = Array.from({ length: failures }, (_, at) => at + 1);
      const told = await world.walk({ meddler: onCalls(burst, busy(503)) });
      expect(told.complete).toBe(true);
      expect(told.waits).toHaveLength(failures);
    }, false);
  });

  it("F8 ten failures open the breaker at the fifth: the cloud is left alone", async () => {
    await leavesTheStore(async () => {
      const gate = world.keepGate();
      const meddler = onCalls("all", busy(503));
      expect((await world.walk({ meddler })).calls).toBe(4);
      expect(await world.walk({ meddler })).toMatchObject({ calls: 1, failure: { kind: "unavailable" } });
      expect(await world.walk({ meddler })).toMatchObject({ calls: 0, failure: { kind: "unavailable" } });
      gate.tryAgain(world.scope.regionId);
    });
  });

  const cuts = FRAMINGS.flatMap((framing) =>
    Array.from({ length: CUTS }, (_, at) => [framing, (at + 0.5) / CUTS] as const),
  );
  it.each(cuts)("F9 an answer cut by %s at %d of its length stores nothing", async (framing, part) => {
    await leavesTheStore(async () => {
      const told = await world.walk({ meddler: onCalls("all", truncated(framing, part)) });
      const kinds = framing === "close-delimited" ? ["unexpected-answer"] : ["network"];
      expect(kinds).toContain(told.failure?.kind);
    });
  });

  it.each(["text/plain", "application/octet-stream", "", "text/json; charset=utf-8"])(
    "F10 JSON that calls itself %j is read",
    async (type) => {
      const delivery = instead(() => ({ headers: type === "" ? NO_HEADERS : { "content-type": type } }));
      await leavesTheStore(async () => {
        expect(await world.walk({ meddler: onCalls("all", delivery) })).toMatchObject({ complete: true });
      }, false);
    },
  );

  describe("F14 pages that lie", () => {
    it("the first page again and again is no list", async () => {
      await leavesTheStore(async () => {
        let first = "";
        const again = instead(({ body }) => {
          first ||= body;
          return { body: first };
        });
        const told = await world.walk({ meddler: onCalls("all", again) });
        expect(told).toMatchObject({ complete: false, failure: { kind: "unexpected-answer" } });
        expect(told.failure?.code).toMatch(/^(?:repeated-page|items-repeated|repeated-marker)$/);
        expect(told.calls).toBeLessThan(50);
      });
    });

    it.skipIf(dialect === "baidu-bcc")("an empty page in the middle does not end the list", async () => {
      await leavesTheStore(async () => {
        const told = await world.walk({
          meddler: onCalls(
            [2],
            instead(({ body }) => ({ body: emptied(body) })),
          ),
        });
        expect(told).toMatchObject({ complete: false, failure: { code: "fewer-than-told" } });
      });
    });

    it.skipIf(dialect === "baidu-bcc")("a total that shrinks leaves the pass incomplete", async () => {
      await leavesTheStore(async () => {
        const told = await world.walk({
          meddler: onCalls(
            [2],
            instead(({ body }) => ({ body: withTotal(body, -1) })),
          ),
        });
        expect(told).toMatchObject({ complete: false, failure: { code: "total-shrank" } });
      });
    });

    it.skipIf(dialect === "baidu-bcc")(
      "a total that grows without an image leaves it incomplete",
      async () => {
        await leavesTheStore(async () => {
          const told = await world.walk({
            meddler: onCalls(
              [2, 3, 4, 5],
              instead(({ body }) => ({ body: withTotal(body, 1) })),
            ),
          });
          expect(told).toMatchObject({ complete: false, failure: { code: "fewer-than-told" } });
        });
      },
    );
  });

  describe("F15 the clock", () => {
    it.each([
      ["10 minutes behind", 10 * MINUTE_MS],
      ["10 minutes ahead", -10 * MINUTE_MS],
      ["23 hours behind", 23 * 60 * MINUTE_MS],
    ])("ours, %s, is corrected once", async (_what, aheadMs) => {
      await leavesTheStore(async () => {
        world.cloud().setClock(aheadMs);
        const told = await world.walk();
        world.cloud().setClock(0);
        expect(told).toMatchObject({ complete: true });
        expect(told.calls).toBeLessThanOrEqual(world.pages + 2);
      }, false);
    });

    it("ours, two days off, is told with the skew and not corrected", async () => {
      await leavesTheStore(async () => {
        world.cloud().setClock(2 * 24 * 60 * MINUTE_MS);
        const told = await world.walk();
        world.cloud().setClock(0);
        expect(told).toMatchObject({ complete: false, failure: { kind: "clock-skew" } });
        expect(told.calls).toBe(dialect === "tencent-cvm-v2" ? 2 : 1);
        expect(Math.round((told.failure?.skewMs ?? 0) / (24 * 60 * MINUTE_MS))).toBe(2);
      });
    });

    it.each(["missing", "garbage"])("a date that is %s corrects nothing", async (date) => {
      await leavesTheStore(async () => {
        world.cloud().setClock(40 * MINUTE_MS);
        const told = await world.walk({
          meddler: ({ answer, outgoing }) => {
            const { status, headers, body } = answer();
            outgoing.sendDate = false;
            const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "date");
            outgoing.writeHead(status, {
              ...Object.fromEntries(others),
              ...(date === "garbage" && { date: "yesterday" }),
            });
            outgoing.end(body);
            return true;
          },
        });
        world.cloud().setClock(0);
        expect(told).toMatchObject({ complete: false, failure: { kind: "clock-skew", skewMs: null } });
        // The legacy API has one code for a clock and for a nonce, which is worth one more attempt.
        expect(told.calls).toBe(dialect === "tencent-cvm-v2" ? 2 : 1);
      });
    });
  });

  it("F16 a key that is revoked between two pages ends the pass at the next one", async () => {
    await leavesTheStore(async () => {
      const revoked: Delivery = (call) => {
        const { status, headers, body } = call.answer(byUnknownKey(call.request, world.keyId));
        call.outgoing.writeHead(status, headers).end(body);
      };
      const told = await world.walk({ meddler: onCalls([2, 3, 4, 5], revoked) });
      expect(told).toMatchObject({ complete: false, calls: 2, failure: { kind: "unknown-key" } });
    });
    const { records } = await readAudit({ limit: 2 });
    const [accepted, refused] = records;
    expect(accepted).toMatchObject({ action: "connection.key-accepted", actor: { role: "system" } });
    expect(refused).toMatchObject({ action: "connection.key-refused", after: { reason: "unknown-key" } });
    expect(refused?.after?.code).toEqual(expect.any(String));
  });
});

function html(status: number): Delivery {
  return instead(() => ({ status, headers: { "content-type": "text/html" }, body: "<html>sign in</html>" }));
}

const NO_HEADERS: Record<string, string> = {};

const xml = instead(() => ({ headers: { "content-type": "text/xml" }, body: "<Response/>" }));

/** A page without its items, whatever else it says. */
function emptied(body: string): string {
  return body.replace(
    /("(?:images|ImageSet|imageSet|Image)":)\[.*\](?=[,}])/s,
    (_all, name: string) => `${name}[]`,
  );
}

function withTotal(body: string, change: number): string {
  return body.replace(
    /("(?:TotalCount|totalCount)":"?)(\d+)/,
    (_all, name: string, total: string) => `${name}${Number(total) + change}`,
  );
}
