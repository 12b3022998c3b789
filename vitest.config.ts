import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

// For the workers and for the set-up alike; what the application tells at "info" is not for readers of test results.
process.env.NEPHOSCOPE_LOG_LEVEL ||= "warn";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The marker package throws outside a bundler; tests run server modules directly.
      {
        find: /^server-only$/,
        replacement: fileURLToPath(new URL("./lib/testing/empty.ts", import.meta.url)),
      },
    ],
  },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules", ".next", "e2e/*.spec.ts"],
    testTimeout: 20_000,
    // Servers start and stop beside one another on two cores there.
    retry: process.env.CI ? 2 : 0,
    // One PostgreSQL for all tests that want a database.
    globalSetup: ["./lib/postgres/vitest-server.ts"],
    // Two cores: more workers only make the database tests queue for the same disk.
    maxWorkers: 2,
  },
});
