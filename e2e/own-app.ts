import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { NEXT_BIN, ROOT } from "../scripts/build";

/** The built app in a process of its own, beside the demo that other tests share. */
export type OwnApp = {
  /** Where it listens, e.g. `http://127.0.0.1:3120`. */
  address: string;
  /** Everything that it wrote to its console so far. */
  output(): string;
  /** Ends it as a service manager would. Throws when it had ended by itself. */
  stop(): Promise<void>;
};

/** What a start that takes long takes on a busy machine. */
const PATIENCE_MS = 90_000;

/**
 * Starts the built app with these settings and no others: nothing of the surroundings reaches it but what a program
 * needs. It listens on a free port, or on `PORT` of the settings. Throws with the app's own words when it ends instead
 * of answering.
 */
export async function startOwnApp(settings: Record<string, string>): Promise<OwnApp> {
  const port = settings.PORT ? Number(settings.PORT) : await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { PATH = "", HOME = "" } = process.env;
  const app = spawn(process.execPath, [NEXT_BIN, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH,
      HOME,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEPHOSCOPE_LOG_LEVEL: "trace",
      PORT: String(port),
      // Empty, not absent: the framework would fill in what is absent from a `.env` file.
      DATABASE_URL: "",
      NEPHOSCOPE_KEY: "",
      NEPHOSCOPE_KEY_FILE: "",
      NEPHOSCOPE_URL: "",
      ...settings,
    },
  });
  const written: Buffer[] = [];
  app.stdout.on("data", (chunk: Buffer) => written.push(chunk));
  app.stderr.on("data", (chunk: Buffer) => written.push(chunk));
  const output = () => Buffer.concat(written).toString("utf8");
  const ended = new Promise<void>((resolve) => app.once("exit", () => resolve()));
  const over = () => app.exitCode !== null || app.signalCode !== null;

  const until = Date.now() + PATIENCE_MS;
  while (!(await fetch(`${address}/api/health`).catch(() => null))?.ok) {
    if (over()) throw new Error(`the app ended while it started:\n${output()}`);
    if (Date.now() > until) {
      app.kill("SIGKILL");
      throw new Error(`the app did not answer in time:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    address,
    output,
    async stop() {
      if (over()) throw new Error(`the app had ended by itself:\n${output()}`);
      app.kill("SIGTERM");
      // It promises to end within ten seconds.
      const late = setTimeout(() => app.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
