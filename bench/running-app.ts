import { type ChildProcess, spawn } from "node:child_process";
import { NEXT_BIN, ROOT } from "../scripts/build";

export type RunningApp = {
  address: string;
  /** Of a signed-in viewer. */
  cookie: string;
  stop(): Promise<void>;
};

const VIEWER = {
  email: "viewer@bench.example",
  name: "Bench Viewer",
  role: "viewer",
  password: "measure-the-clouds",
};

/** Starts the built app on a data folder, without any cloud, and signs a viewer in. */
export async function startApp({ dataDir, port }: { dataDir: string; port: number }): Promise<RunningApp> {
  const app = spawn(process.execPath, [NEXT_BIN, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      NEPHOSCOPE_KEY: "",
      NEPHOSCOPE_KEY_FILE: "",
      NEPHOSCOPE_URL: "",
      NEPHOSCOPE_SYNC: "off",
      NEPHOSCOPE_MODE: "demo",
      NEPHOSCOPE_DATA_DIR: dataDir,
      NEPHOSCOPE_LOG_LEVEL: "warn",
      NEPHOSCOPE_DEMO_ENDPOINTS: "{}",
      NEPHOSCOPE_DEMO_CONNECTIONS: "[]",
      NEPHOSCOPE_DEMO_USERS: JSON.stringify([VIEWER]),
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
    },
  });
  const address = `http://127.0.0.1:${port}`;
  try {
    await answers(`${address}/api/health`, app);
    return { address, cookie: await signIn(address), stop: () => stop(app) };
  } catch (error) {
    await stop(app);
    throw error;
  }
}

/** Resolves when the app answers, which it does once its index is loaded. */
async function answers(url: string, app: ChildProcess): Promise<void> {
  const until = Date.now() + 10 * 60_000;
  while (Date.now() < until) {
    if (app.exitCode !== null) throw new Error("the app ended while it started; its words are above");
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the app did not answer within ten minutes");
}

async function signIn(address: string): Promise<string> {
  const form = await fetch(`${address}/api/auth/csrf`);
  const { csrfToken } = (await form.json()) as { csrfToken: string };
  const { email, password } = VIEWER;
  const answer = await fetch(`${address}/api/auth/callback/password`, {
    method: "POST",
    headers: { origin: address, cookie: cookiesOf(form) },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  if (!answer.ok) throw new Error(`the sign-in was answered with ${answer.status}`);
  return cookiesOf(answer);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function stop(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = new Promise((resolve) => app.once("exit", resolve));
  app.kill("SIGTERM");
  const late = setTimeout(() => app.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(late);
}
