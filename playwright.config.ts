import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 3100);
// What tests start in their own process writes to the report: only what is wrong.
process.env.NEPHOSCOPE_LOG_LEVEL ??= "warn";
const asRoot = process.getuid?.() === 0;

/**
 * Tests that start apps of their own, and so may run beside those that share the demo: as many of them as take both parts
 * the same time. Those of people start some as well, and stand with the others.
 */
const OWN_APPS = [
  "access/*.spec.ts",
  "accounts-*.spec.ts",
  "appearance-admin.spec.ts",
  "canary.spec.ts",
  "first-run.spec.ts",
  "oidc.spec.ts",
].map((name) => `**/e2e/${name}`);
/** `own`: those alone; `shared`: all that look at the one demo; without it everything. */
const part = process.env.E2E_PART;

/** The built app with the demo's emulators, in a real Chromium. */
export default defineConfig({
  testDir: "./e2e",
  testMatch: part === "own" ? OWN_APPS : "*.spec.ts",
  testIgnore: part === "shared" ? OWN_APPS : [],
  fullyParallel: false,
  workers: 1,
  // Generous: a test waits for what it expects and no longer, and machines share their cores.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // Two runs share two cores there. What passes only when tried again is reported as such.
  retries: process.env.CI ? 2 : 0,
  outputDir: `.test-results/e2e-${part ?? "all"}`,
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    baseURL: `http://127.0.0.1:${port}`,
    // A step that waits for what never comes says so itself, and does not use up the time of its test.
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    // A trace doubles the time of every test: only what failed once is traced.
    trace: process.env.CI ? "on-first-retry" : "off",
    // What moves by itself is drawn sixty times a second by the processor, for nobody.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        // Chromium's own sandbox refuses to run as root.
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-gpu",
        // What is drawn is drawn by the processor: a process of its own for that is a sixth of the time of a page.
        "--in-process-gpu",
        "--disable-component-update",
        "--disable-dev-shm-usage",
      ],
    },
  },
  webServer:
    part === "own"
      ? undefined
      : {
          command: "npx tsx scripts/demo.ts",
          url: `http://127.0.0.1:${port}/api/health`,
          env: {
            PORT: String(port),
            NEPHOSCOPE_DEMO_DIR: ".data/e2e",
            NEPHOSCOPE_CONTROL_PORT: String(port + 1),
          },
          reuseExistingServer: false,
          timeout: 240_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
          stdout: "pipe",
        },
});
