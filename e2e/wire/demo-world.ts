import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { saveConnection } from "@/lib/connections";
import { DIALECTS } from "@/lib/domain/cloud";
import { liveIndex } from "@/lib/inventory/live-index";
import { makeDue } from "@/lib/inventory/scopes";
import { forgetProcessWide } from "@/lib/process-wide";
import { planScopes, type Scheduler, startScheduler } from "@/lib/sync/scheduler";
import { withDatabase } from "@/lib/testing/database";
import { calm, type Switches } from "../clouds/emulator";
import { type RunningClouds, startClouds } from "../clouds/start";

export type DemoWorld = {
  /** Walks every scope now, asks for due details, and brings the index up to date. */
  sync(): Promise<void>;
  /** Sets switches on all listeners of a dialect. */
  turn(dialect: string, switches: Partial<Switches>): void;
  /** How many requests a dialect's listeners have received so far. */
  calls(dialect: string): number;
  /** The emulators' `host:port` pairs. */
  hosts(): string[];
  /** Turns every fault off. */
  calmDown(): void;
};

/** The real store and sync against the emulators over HTTP, with the demo's connections unless `empty`. */
export function withDemoWorld({ empty = false } = {}): DemoWorld {
  withDatabase();
  let clouds: RunningClouds | null = null;
  let scheduler: Scheduler | null = null;

  beforeAll(async () => {
    clouds = await startClouds();
    process.env.NEPHOSCOPE_MODE = "demo";
    process.env.DATABASE_URL = "";
    process.env.NEPHOSCOPE_KEY = randomBytes(32).toString("base64");
    process.env.NEPHOSCOPE_DEMO_ENDPOINTS = JSON.stringify(clouds.endpoints);
    for (const name of ["outside", "key-ring"]) forgetProcessWide(name);
    for (const { dialect: name, ...connection } of empty ? [] : clouds.connections) {
      const dialect = DIALECTS.find((known) => known === name);
      if (!dialect) throw new Error(`unknown dialect ${name}`);
      await saveConnection({ ...connection, dialect });
      await planScopes({ ...connection, dialect });
    }
    scheduler = startScheduler();
  });
  afterAll(async () => {
    await scheduler?.stop();
    await clouds?.stop();
  });

  return {
    hosts: () => (clouds?.clouds ?? []).map(({ host }) => host),
    calls(dialect) {
      const concerned = clouds?.clouds.filter((cloud) => cloud.dialect === dialect) ?? [];
      return concerned.reduce((sum, { received }) => sum + received.length, 0);
    },
    calmDown() {
      for (const cloud of clouds?.clouds ?? []) Object.assign(cloud.switches, calm);
    },
    async sync() {
      await makeDue(new Date().toISOString());
      await scheduler?.runDue();
      await liveIndex().catchUp();
    },
    turn(dialect, switches) {
      for (const cloud of clouds?.clouds ?? []) {
        if (cloud.dialect === dialect) Object.assign(cloud.switches, switches);
      }
    },
  };
}
