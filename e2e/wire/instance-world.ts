import { isNull, lt, or } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { plantVaultKey, saveConnection } from "@/lib/connections";
import { database } from "@/lib/database";
import { images, passes, scopes } from "@/lib/database/tables";
import { DIALECTS } from "@/lib/domain/cloud";
import { lockScopes, makeDue } from "@/lib/inventory/scopes";
import { forgetProcessWide } from "@/lib/process-wide";
import { planScopes } from "@/lib/sync/scheduler";
import { withDatabase } from "@/lib/testing/database";
import { keyText } from "@/lib/testing/vault-key";
import { calm } from "../clouds/emulator";
import { type RunningClouds, startClouds } from "../clouds/start";
import { type Instance, startInstance } from "./instances";

/** The images that the emulators have for the demo's keys. */
export const ALL_IMAGES = 779;
/** Leases end after three seconds here, in the product after 45. */
export const LEASE_MS = 3_000;

export type InstanceWorld = {
  clouds(): RunningClouds;
  databaseUrl(): string;
  /** Starts one more instance of the product in a process of its own. */
  start(settings?: Record<string, string>): Promise<Instance>;
  /** Makes every scope due and says since when. */
  readAgain(): Promise<string>;
  /**
   * Resolves when every scope was read completely since a moment. `nudging`: what failed meanwhile is not waited for its
   * usual five minutes.
   */
  allReadSince(at: string, options?: { withinMs?: number; nudging?: boolean }): Promise<void>;
};

/** One database, the emulators of all clouds, and as many instances as a test starts. */
export function withInstances(): InstanceWorld {
  const its = withDatabase();
  const key = keyText();
  const alive = new Set<Instance>();
  let running: RunningClouds | null = null;

  function clouds(): RunningClouds {
    if (!running) throw new Error("the emulators do not run yet");
    return running;
  }

  beforeAll(async () => {
    running = await startClouds();
    process.env.NEPHOSCOPE_KEY = key;
    forgetProcessWide("key-ring");
    await plantVaultKey();
  });
  afterAll(() => running?.stop());
  beforeEach(async () => {
    for (const { dialect: name, ...connection } of clouds().connections) {
      const dialect = DIALECTS.find((known) => known === name);
      if (!dialect) throw new Error(`unknown dialect ${name}`);
      await saveConnection({ ...connection, dialect });
      await planScopes({ ...connection, dialect });
    }
  });
  afterEach(async () => {
    for (const instance of alive) await instance.end("SIGKILL");
    alive.clear();
    for (const cloud of clouds().clouds) {
      Object.assign(cloud.switches, calm);
      cloud.meddle(null);
    }
    const db = await database();
    for (const table of [images, passes, scopes]) await db.delete(table);
  });

  return {
    clouds,
    databaseUrl: its.url,
    async start(settings = {}) {
      const instance = await startInstance("e2e/wire/fixtures/instance.ts", {
        NEPHOSCOPE_MODE: "demo",
        NEPHOSCOPE_KEY: key,
        NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(clouds().endpoints),
        INSTANCE_DATABASE: its.url(),
        INSTANCE_LEASE_SECONDS: String(LEASE_MS / 1_000),
        ...settings,
      });
      alive.add(instance);
      return instance;
    },
    async readAgain() {
      const at = new Date().toISOString();
      await makeDue(at);
      return at;
    },
    async allReadSince(at, { withinMs = 60_000, nudging = false } = {}) {
      const unread = async () => {
        // None that was read: it would be read again and again, before those that were not.
        if (nudging) await makeMissedDue(at);
        const rows = await (await database()).select({ completeAt: scopes.completeAt }).from(scopes);
        return rows.filter(({ completeAt }) => (completeAt ?? "") < at).length;
      };
      await expect.poll(unread, { timeout: withinMs, interval: nudging ? 1_000 : 100 }).toBe(0);
    },
  };
}

/** Makes due what was not read completely since a moment; locked as passes do it, so that nobody waits in a circle. */
async function makeMissedDue(at: string): Promise<void> {
  const missed = or(isNull(scopes.completeAt), lt(scopes.completeAt, at));
  await (await database()).transaction(async (transaction) => {
    await lockScopes(transaction, missed);
    await transaction.update(scopes).set({ dueAt: at }).where(missed);
  });
}
