import { defineConfig } from "vitest/config";
import everyday from "../vitest.config";

/** The same tests in large numbers, and those that are too long for every day. Set before the workers start. */
const seed = process.env.NEPHOSCOPE_SOAK_SEED || String(Date.now() % 2_147_483_647);
Object.assign(process.env, {
  NEPHOSCOPE_SOAK_SEED: seed,
  NEPHOSCOPE_SOAK_DOCUMENTS: process.env.NEPHOSCOPE_SOAK_DOCUMENTS || "10000",
  NEPHOSCOPE_SOAK_CUTS: process.env.NEPHOSCOPE_SOAK_CUTS || "30",
  NEPHOSCOPE_SOAK_STRIDE: process.env.NEPHOSCOPE_SOAK_STRIDE || "1",
  NEPHOSCOPE_SOAK_ROTATIONS: process.env.NEPHOSCOPE_SOAK_ROTATIONS || "20",
  NEPHOSCOPE_SOAK_KILLS: process.env.NEPHOSCOPE_SOAK_KILLS || "200",
});
process.stdout.write(`soak: seed ${seed}; NEPHOSCOPE_SOAK_SEED=${seed} repeats its documents\n`);

const { projects: _parts, ...test } = everyday.test ?? {};

export default defineConfig({
  resolve: everyday.resolve,
  test: {
    ...test,
    globalSetup: ["./lib/postgres/vitest-server.ts"],
    include: [
      "soak/*.soak.ts",
      "e2e/wire/faults.test.ts",
      "e2e/wire/instances.test.ts",
      "lib/database/migrate.test.ts",
      "lib/connections/rotate-keys-killed.test.ts",
      "lib/providers/*/normalize.test.ts",
    ],
    // Processes that are timed must not fight for two cores.
    maxWorkers: 1,
    testTimeout: 120_000,
  },
});
