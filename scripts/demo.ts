import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { type RunningClouds, startClouds } from "../e2e/clouds/start";
import { buildIfOutdated, NEXT_BIN, ROOT } from "./build";
import { claimFolder, InUseError } from "./claim";
import { demoHistory } from "./demo-history";

/**
 * The product with demo clouds, in one command: emulators of every dialect, an embedded database in a scratch folder,
 * and the app on 127.0.0.1. `--dev` serves from source. Settings: PORT (3000), NEPHOSCOPE_DEMO_DIR (.data/demo).
 */

const PEOPLE = [
  { email: "viewer@nephoscope.demo", name: "Vera Viewer", role: "viewer", password: "browse-the-clouds" },
  { email: "admin@nephoscope.demo", name: "Ada Admin", role: "admin", password: "steer-the-clouds" },
];

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main() {
  const port = readPort(process.env.PORT ?? "3000");
  const dev = process.argv.includes("--dev");
  const dataDir = path.resolve(ROOT, process.env.NEPHOSCOPE_DEMO_DIR ?? ".data/demo");
  mkdirSync(dataDir, { recursive: true });
  const release = claimFolder(dataDir);
  await checkFree(port);
  if (!dev) await buildIfOutdated(say);

  const clouds = await startClouds({ controlPort: Number(process.env.NEPHOSCOPE_CONTROL_PORT ?? 0) });
  const app = startApp({ port, dataDir, dev, clouds });
  const stop = stopper({ app, clouds, release });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  app.once("exit", (code) => void stop(code ?? 1));

  const address = `http://127.0.0.1:${port}`;
  try {
    await answers(`${address}/api/health`, app);
  } catch (error) {
    complain(error);
    return await stop(1);
  }
  say(`
Nephoscope demo: ${address}

  ${PEOPLE.map(({ email, password, role }) => `${role.padEnd(7)} ${email}  ${password}`).join("\n  ")}

  Five emulated dialects of four clouds. Make one fail, and see what the list says:
    curl -X POST ${clouds.control}/jdcloud-vm -d '{"down":true}'

  Ctrl-C ends everything that this command started.
`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InUseError("PORT must be a number from 1 to 65535, e.g. PORT=3000.");
  }
  return port;
}

async function checkFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === "EADDRINUSE" ? "is in use" : `cannot be used (${cause.code})`;
      reject(new InUseError(`Port ${port} ${reason}. Choose another one: PORT=3001 npm run demo`));
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

function startApp(options: {
  port: number;
  dataDir: string;
  dev: boolean;
  clouds: RunningClouds;
}): ChildProcess {
  const { port, dataDir, dev, clouds } = options;
  return spawn(process.execPath, [NEXT_BIN, dev ? "dev" : "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    // A group of its own: Ctrl-C reaches this command alone, which then stops the app in order.
    detached: true,
    env: {
      ...process.env,
      // A database or key of the surroundings must never become the demo's. Empty, not absent: the framework would
      // fill in what is absent from a `.env` file.
      DATABASE_URL: "",
      NEPHOSCOPE_KEY: "",
      NEPHOSCOPE_KEY_FILE: "",
      NEPHOSCOPE_URL: "",
      NEPHOSCOPE_SYNC: "",
      NEPHOSCOPE_MODE: "demo",
      NEPHOSCOPE_DATA_DIR: dataDir,
      NEPHOSCOPE_LOG_LEVEL: process.env.NEPHOSCOPE_LOG_LEVEL ?? "warn",
      NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(clouds.endpoints),
      NEPHOSCOPE_DEMO_CONNECTIONS: JSON.stringify(clouds.connections),
      NEPHOSCOPE_DEMO_USERS: JSON.stringify(PEOPLE),
      NEPHOSCOPE_DEMO_HISTORY: JSON.stringify(demoHistory()),
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
    },
  });
}

function stopper(running: { app: ChildProcess; clouds: RunningClouds; release: () => void }) {
  let stopping = false;
  return async (code: number) => {
    if (stopping) return;
    stopping = true;
    const { app, clouds, release } = running;
    if (app.exitCode === null && app.signalCode === null) {
      const ended = new Promise((resolve) => app.once("exit", resolve));
      app.kill("SIGTERM");
      // It promises to end within ten seconds; one that hangs must not outlive this command.
      const late = setTimeout(() => app.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(late);
    }
    await clouds.stop();
    release();
    process.exit(code);
  };
}

/** Resolves when the app answers; rejects when it ended instead, or after a minute. */
async function answers(url: string, app: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (app.exitCode !== null) throw new Error("the app ended while it started; its words are above");
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the app did not answer within a minute");
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof InUseError ? error.message : String(error)}\n`);
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
