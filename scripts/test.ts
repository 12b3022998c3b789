import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { buildIfOutdated, ROOT } from "./build";
import { findChromium } from "./chromium";

/**
 * All tests in one command: formatting and lint, types, unit and contract tests (the import rule among them), and the
 * built app in a Chromium. Before the last line, which counts them all, stands how long each part took.
 */

type Counts = { passed: number; failed: number; skipped: number };
type Part = { name: string; seconds: number };

const RESULTS = path.join(ROOT, ".test-results");
const parts: Part[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);

async function main() {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  await run("npx", ["next", "typegen"]);
  const suites = await Promise.all([
    timed("lint and format", () => check("lint and format", "npx", ["biome", "check", "."])),
    timed("types", () => check("types", "npx", ["tsc", "--noEmit"])),
  ]);
  // Beside the unit tests, which wait for sockets and clocks now and then. After the types: both write to one folder.
  const chromium = findChromium(say);
  const building = chromium ? timed("build", build) : Promise.resolve(null);
  suites.push(await timed("unit and contract tests", unitTests));
  const broken = await building;
  suites.push(await timed("end-to-end tests", () => endToEndTests(chromium, broken)));

  say("\n── time");
  for (const { name, seconds } of parts) say(`${minutes(seconds)}  ${name}`);
  const sum = (pick: keyof Counts) => suites.reduce((total, suite) => total + suite[pick], 0);
  const skipped = sum("skipped");
  say(`${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exit(sum("failed") > 0 ? 1 : 0);
}

/** Does it, and remembers how long it took. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const beganAt = performance.now();
  try {
    return await work();
  } finally {
    parts.push({ name, seconds: Math.round((performance.now() - beganAt) / 1000) });
  }
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What is wrong with the build, or null. */
async function build(): Promise<string | null> {
  const file = path.join(RESULTS, "build.txt");
  try {
    await buildIfOutdated(say, file);
    return null;
  } catch (error) {
    const said = existsSync(file) ? readFileSync(file, "utf8") : "";
    return `${said}\n${String(error)}`;
  }
}

async function check(name: string, command: string, words: string[]): Promise<Counts> {
  const code = await run(command, words);
  say(`── ${name}: ${code === 0 ? "clean" : "failed, see above"}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function unitTests(): Promise<Counts> {
  say("\n── unit and contract tests");
  const file = path.join(RESULTS, "unit.json");
  const code = await run("npx", [
    "vitest",
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const told = readResult(file) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  } | null;
  if (!told) return { passed: 0, failed: 1, skipped: 0 };
  const failed = told.numFailedTests;
  return {
    passed: told.numPassedTests,
    // A suite that does not even load has no failed test, but it failed.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  };
}

async function endToEndTests(chromium: string | null, broken: string | null): Promise<Counts> {
  say("\n── end-to-end tests");
  if (!chromium) {
    say("SKIPPED: no Chromium was found and none could be installed. Name one with CHROMIUM_PATH.");
    // In continuous integration a missing browser is a failure, not an excuse.
    return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  if (broken !== null) {
    say(broken);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  rmSync(path.join(ROOT, ".data/e2e"), { recursive: true, force: true });
  // Two cores: one for those that share the demo, one for those that start apps of their own.
  const both = (["shared", "own"] as const).map((part) =>
    timed(`… ${OF[part]}`, () => browserTests(part, chromium)),
  );
  return (await Promise.all(both)).reduce(add);
}

const OF = { shared: "on the demo that they share", own: "on apps of their own" };

async function browserTests(part: "shared" | "own", chromium: string): Promise<Counts> {
  const file = path.join(RESULTS, `e2e-${part}.json`);
  const code = await run("npx", ["playwright", "test", "--reporter=list,json"], {
    CHROMIUM_PATH: chromium,
    E2E_PART: part,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const told = readResult(file) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  } | null;
  if (!told) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = told.stats;
  // Retried in continuous integration alone, where machines are crowded; worth a look all the same.
  if (flaky > 0) say(`${flaky} of the ${part} tests passed only when tried again.`);
  return { passed: expected + flaky, failed: code !== 0 && unexpected === 0 ? 1 : unexpected, skipped };
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function readResult(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    say(`No result was written to ${path.relative(ROOT, file)}.`);
    return null;
  }
}

function run(command: string, words: string[], settings: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

await main();
