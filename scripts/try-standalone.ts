import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "./build";
import { buildStandalone, STANDALONE } from "./build-standalone";

/**
 * `npx tsx scripts/try-standalone.ts`: proves that the standalone folder runs by itself. It is copied to a fresh place
 * outside the checkout and started by the very command of the Dockerfile, without the rights of root; the first admin is
 * made by the code on the console and signs in; then readiness, metrics, a backup and its restore. `--no-build` takes the folder as it is.
 */

const ADMIN = { name: "Ada First", email: "ada@example.com", password: "the first clouds of a day" };
const TOKEN = "0123456789abcdef0123456789abcdef";
const PATIENCE_MS = 120_000;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Whoever `USER` in a Dockerfile would be: nobody in particular. As another account, root can only be left. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

async function attempt(): Promise<void> {
  if (!process.argv.includes("--no-build") || !existsSync(STANDALONE)) await buildStandalone();
  const place = mkdtempSync(path.join(tmpdir(), "nephoscope-standalone-"));
  const [app, dataDir] = [path.join(place, "app"), path.join(place, "data")];
  try {
    chmodSync(place, 0o755);
    cpSync(STANDALONE, app, { recursive: true, verbatimSymlinks: true });
    mkdirSync(dataDir, { mode: 0o700 });
    if (account.uid !== undefined) chownSync(dataDir, account.uid, account.gid);
    const tokenFile = path.join(dataDir, "metrics-token");
    writeFileSync(tokenFile, TOKEN, { mode: 0o600 });
    if (account.uid !== undefined) chownSync(tokenFile, account.uid, account.gid);
    await prove({ app, dataDir, tokenFile });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  say("The standalone folder runs by itself.");
}

async function prove({ app, dataDir, tokenFile }: { app: string; dataDir: string; tokenFile: string }) {
  const port = String(await freePort());
  const settings = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    PORT: port,
    HOSTNAME: "127.0.0.1",
    NEPHOSCOPE_DATA_DIR: dataDir,
    NEPHOSCOPE_METRICS_TOKEN_FILE: tokenFile,
  } as const;
  const run = (command: readonly string[], cwd = app) => {
    const [program = "", ...args] = command;
    return spawn(program, args, { cwd, env: settings, stdio: ["ignore", "pipe", "pipe"], ...account });
  };
  // From another folder than the product's, as a timer or a person would.
  const runCommand = (name: string, ...args: string[]) =>
    run(["node", path.join(app, "commands", `${name}.mjs`), ...args], dataDir);
  const address = `http://127.0.0.1:${port}`;
  const server = watched(run(dockerCommand()));
  try {
    await server.until(async () => (await fetch(`${address}/api/ready`).catch(() => null))?.status === 200);
    say(`ready as account ${account.uid ?? process.getuid?.()}, started by: ${dockerCommand().join(" ")}`);
    await signIn(address, codeIn(server.output()));
    expectStatus("/api/metrics without a token", (await fetch(`${address}/api/metrics`)).status, 401);
    const metrics = await fetch(`${address}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expectStatus("/api/metrics with the token", metrics.status, 200);
    if (!(await metrics.text()).includes("nephoscope_database_up 1"))
      throw new Error("metrics without a database");
    const page = await (await fetch(`${address}/sign-in`)).text();
    for (const [, asset] of page.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)) {
      expectStatus(asset ?? "", (await fetch(`${address}${asset}`)).status, 200);
    }
    const backup = "try.backup.gz";
    await command(runCommand("backup", "--to", backup), 0, "backup");
    await command(runCommand("restore", backup, "--yes"), 2, "restore beside a running product");
    server.process.kill("SIGTERM");
    if ((await server.ended) !== 0) throw new Error(`the stop was not clean:\n${server.output()}`);
    await command(runCommand("restore", backup, "--yes"), 0, "restore");
    await command(runCommand("audit", "verify"), 0, "audit verify");
  } finally {
    server.process.kill("SIGKILL");
  }
}

/** The first admin by the code of the console, and a sign-in, as the pages do it. */
async function signIn(address: string, code: string): Promise<void> {
  const { chromium } = await import("@playwright/test");
  const { findChromium } = await import("./chromium");
  const browser = await chromium.launch({ executablePath: findChromium(say) ?? undefined });
  try {
    const page = await browser.newPage({ baseURL: address });
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await page.goto("/welcome");
    await field("Set-up code").fill(code);
    await field("Your name").fill(ADMIN.name);
    await field("E-mail").fill(ADMIN.email);
    await field("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Make the first admin" }).click();
    await page.waitForURL(/\/images$/);
    await page.goto("/admin/settings");
    await page.getByRole("heading", { name: "Store and backups" }).waitFor();
    say(`signed in by the first-run code, now at ${new URL(page.url()).pathname}`);
  } finally {
    await browser.close();
  }
}

/** What the image is started with: the last CMD of the Dockerfile. */
function dockerCommand(): string[] {
  const text = readFileSync(path.join(ROOT, "Dockerfile"), "utf8");
  const found = [...text.matchAll(/^CMD (\[.+\])$/gm)].at(-1)?.[1];
  if (!found) throw new Error("the Dockerfile has no CMD");
  return JSON.parse(found) as string[];
}

function codeIn(output: string): string {
  const code = /^\s*((?:[A-Z]{4}-){7}[A-Z]{4})\s*$/m.exec(output)?.[1];
  if (!code) throw new Error(`the console shows no set-up code:\n${output}`);
  return code;
}

function watched(child: ChildProcess) {
  const written: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => written.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => written.push(chunk));
  const output = () => Buffer.concat(written).toString("utf8");
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    process: child,
    output,
    ended,
    async until(holds: () => Promise<boolean>): Promise<void> {
      const until = Date.now() + PATIENCE_MS;
      while (!(await holds())) {
        if (child.exitCode !== null) throw new Error(`it ended while it started:\n${output()}`);
        if (Date.now() > until) throw new Error(`it did not answer in time:\n${output()}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
  };
}

async function command(child: ChildProcess, code: number, what: string): Promise<void> {
  const { ended, output } = watched(child);
  const found = await ended;
  if (found !== code) throw new Error(`${what} ended with ${found} instead of ${code}:\n${output()}`);
  say(`${what}: ${output().trim().split("\n").join(" / ")}`);
}

function expectStatus(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what} answered ${found} instead of ${expected}`);
}

async function freePort(): Promise<number> {
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

await attempt();
