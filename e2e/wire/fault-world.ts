import { and, count, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll } from "vitest";
import { database } from "@/lib/database";
import { images, passes, scopes } from "@/lib/database/tables";
import type { DialectId } from "@/lib/domain/cloud";
import type { Failure } from "@/lib/domain/failure";
import type { Scope } from "@/lib/domain/source";
import { keepScopes } from "@/lib/inventory/scopes";
import { openProvider } from "@/lib/providers";
import { type CallGate, createCallGate } from "@/lib/providers/call-gate";
import { DISPATCHER_LIMITS } from "@/lib/providers/dispatcher";
import { HTTP_LIMITS } from "@/lib/providers/http";
import { createOutside } from "@/lib/providers/outside";
import type { ImageProvider, Outside } from "@/lib/providers/port";
import { walkScope } from "@/lib/sync/pass";
import { plantConnection } from "@/lib/testing/inventory";
import * as ens from "../clouds/alibaba-ens";
import * as baidu from "../clouds/baidu-bcc";
import { type CloudService, calm, type FakeKey, type RunningCloud, startCloud } from "../clouds/emulator";
import { growBy } from "../clouds/growth";
import * as jdcloud from "../clouds/jdcloud-vm";
import type { Meddler } from "../clouds/meddling";
import * as tencent from "../clouds/tencent-cvm";
import * as tencentV2 from "../clouds/tencent-cvm-v2";

/** The product's greed at a hundredth. */
const SCALE = 100;
const LIMITS = { ...HTTP_LIMITS, bodyBytes: HTTP_LIMITS.bodyBytes / SCALE };

/** The product's patience, divided. */
const hurriedCalls = (by: number) => ({
  ...LIMITS,
  attemptTimeoutMs: HTTP_LIMITS.attemptTimeoutMs / by,
  callTimeoutMs: HTTP_LIMITS.callTimeoutMs / by,
});
const hurriedNetwork = (by: number) => ({
  ...DISPATCHER_LIMITS,
  connectTimeoutMs: DISPATCHER_LIMITS.connectTimeoutMs / by,
  firstByteTimeoutMs: DISPATCHER_LIMITS.firstByteTimeoutMs / by,
  byteGapTimeoutMs: DISPATCHER_LIMITS.byteGapTimeoutMs / by,
});

type Stage = Omit<Scope, "connectionId"> & {
  service: () => CloudService;
  key: FakeKey;
  pageCap: number;
  /** More images than the emulator has by itself, where its pages cannot be made smaller. */
  grown: number;
  pages: number;
};

/** A listing of at least three pages of each dialect. */
const STAGES: Record<DialectId, Stage> = {
  "baidu-bcc": {
    service: () => baidu.service({ region: "bj" }),
    key: baidu.keys.core,
    regionId: "bj",
    group: "all",
    pageCap: 25,
    grown: 0,
    pages: 4,
  },
  "jdcloud-vm": {
    service: () => jdcloud.service(),
    key: jdcloud.keys.retail,
    regionId: "cn-north-1",
    group: "private",
    pageCap: 0,
    grown: 200,
    pages: 3,
  },
  "tencent-cvm": {
    service: () => tencent.service(),
    key: tencent.keys.prod,
    regionId: "ap-guangzhou",
    group: "all",
    pageCap: 30,
    grown: 0,
    pages: 3,
  },
  "tencent-cvm-v2": {
    service: () => tencentV2.service(),
    key: tencentV2.keys.legacy,
    regionId: "ap-guangzhou",
    group: "private",
    pageCap: 12,
    grown: 0,
    pages: 3,
  },
  "alibaba-ens": {
    service: () => ens.service({ site: "mainland" }),
    key: ens.keys.edge,
    regionId: "mainland",
    group: "own-and-shared",
    pageCap: 16,
    grown: 0,
    pages: 3,
  },
};

export type Told = {
  complete: boolean;
  failure: Failure | null;
  /** Requests that the emulator received. */
  calls: number;
  /** What was waited between attempts, milliseconds. */
  waits: number[];
};

export type FaultWorld = {
  scope: Scope;
  pages: number;
  keyId: string;
  cloud(): RunningCloud;
  /**
   * Walks the scope as a pass does, under the product's policy; waits between attempts pass a thousand times as fast.
   * `hurriedBy`: with so many times less patience, for clouds that do not answer.
   */
  walk(options?: {
    meddler?: Meddler | null;
    change?: (outside: Outside) => Outside;
    hurriedBy?: number;
  }): Promise<Told>;
  /** Everything of the store that a pass could spoil. */
  stored(): Promise<{ images: number; missing: number; revision: number; failing: boolean; running: number }>;
  /** A gate that remembers earlier calls, for faults that last longer than one pass. */
  keepGate(): CallGate;
};

/** One listing of one dialect on its emulator, read completely once. */
export function withFaultWorld(dialect: DialectId): FaultWorld {
  const { service, key, pageCap, grown, pages, ...place } = STAGES[dialect];
  const scope: Scope = { connectionId: `faults-${dialect}`, ...place };
  let cloud: RunningCloud | null = null;
  let gate: CallGate | null = null;

  function running(): RunningCloud {
    if (!cloud) throw new Error("the emulator does not run yet");
    return cloud;
  }

  async function walk({
    meddler = null,
    change,
    hurriedBy = 1,
  }: Parameters<FaultWorld["walk"]>[0] = {}): Promise<Told> {
    const outside = createOutside({
      allowedLoopback: [running().host],
      limits: hurriedNetwork(hurriedBy),
    });
    const waits: number[] = [];
    const patient: Outside = {
      ...outside,
      random: () => 0.5,
      sleep: (ms, signal) => {
        waits.push(ms);
        return outside.sleep(ms / (10 * SCALE), signal);
      },
    };
    const changed = change?.(patient) ?? patient;
    running().meddle(meddler);
    try {
      const walked = await walkScope({
        provider: open(changed, hurriedBy),
        scope,
        now: () => new Date(),
        nextDue,
        signal,
      });
      return { complete: walked.complete, failure: walked.failure, calls: running().calls(), waits };
    } finally {
      running().meddle(null);
      await outside.close();
    }
  }

  function open(outside: Outside, hurriedBy: number): ImageProvider {
    const baseUrl = `http://${running().host}`;
    const portless = dialect.startsWith("tencent");
    const signingHost = portless ? "127.0.0.1" : running().host;
    return openProvider(dialect, {
      connectionId: scope.connectionId,
      credentials: { keyId: key.id, secret: key.secret, token: key.token ?? null },
      endpointOf: () => ({ baseUrl, signingHost }),
      outside,
      // The documented pace would be waited for in real time; it has tests of its own.
      gate: gate ?? createCallGate({ dialect, outside, rates: QUICK }),
      limits: hurriedCalls(hurriedBy),
    });
  }

  beforeAll(async () => {
    growBy(grown);
    cloud = await startCloud(service());
    growBy(0);
    cloud.switches.pageCap = pageCap;
    await plantConnection(scope.connectionId, [scope.regionId], dialect);
    await keepScopes(scope.connectionId, [scope]);
    const first = await walk();
    if (!first.complete || first.calls < pages) throw new Error(`not the stage: ${JSON.stringify(first)}`);
  });
  afterEach(() => {
    Object.assign(running().switches, calm, { pageCap });
    running().setClock(0);
    gate = null;
  });
  afterAll(async () => {
    await cloud?.stop();
  });

  return {
    scope,
    pages,
    keyId: key.id,
    cloud: running,
    walk,
    async stored() {
      const db = await database();
      const [kept] = await db
        .select({
          images: count(),
          missing: count(sql`case when ${images.missingPasses} > 0 then 1 end`),
          revision: sql<number>`coalesce(max(${images.revision}), 0)`.mapWith(Number),
        })
        .from(images)
        .where(eq(images.connectionId, scope.connectionId));
      const [state] = await db
        .select({ failure: scopes.failure })
        .from(scopes)
        .where(eq(scopes.connectionId, scope.connectionId));
      const running = await db.$count(
        passes,
        and(eq(passes.connectionId, scope.connectionId), eq(passes.outcome, "running")),
      );
      if (!kept) throw new Error("counting returned no row");
      return { ...kept, failing: state?.failure != null, running };
    },
    keepGate() {
      gate = createCallGate({
        dialect,
        outside: { now: () => new Date(), sleep: async () => {} },
        rates: QUICK,
      });
      return gate;
    },
  };
}

const QUICK = { perSecond: 10_000, per: "connection", in: "region" } as const;
const nextDue = () => new Date().toISOString();
const signal = new AbortController().signal;
