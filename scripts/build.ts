import { spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const NEXT_BIN = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Everything that the build is made of. */
const SOURCES = [
  "app",
  "components",
  "i18n",
  "lib",
  "messages",
  "public",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/**
 * Builds the app when there is no build or a source is newer than it, and says so. Throws when the build fails.
 *
 * @param aside a file for what the build says: it then runs beside something else, which goes before it
 */
export async function buildIfOutdated(say: (text: string) => void, aside?: string): Promise<void> {
  const built = modifiedAt(path.join(ROOT, ".next/BUILD_ID"));
  const newest = Math.max(...SOURCES.map((source) => newestIn(path.join(ROOT, source))));
  if (built !== null && built >= newest) return;
  say(
    built === null
      ? "There is no build yet: building, about half a minute …"
      : "The build is outdated: building …",
  );
  const output = aside === undefined ? "inherit" : openSync(aside, "w");
  const code = await new Promise<number | null>((resolve, reject) => {
    const build = spawn(process.execPath, [NEXT_BIN, "build"], {
      cwd: ROOT,
      stdio: ["inherit", output, output],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    });
    build.once("error", reject);
    build.once("exit", resolve);
    if (aside !== undefined && build.pid !== undefined) os.setPriority(build.pid, 10);
  });
  if (typeof output === "number") closeSync(output);
  if (code !== 0) throw new Error(`the build failed; its words are ${aside ? `in ${aside}` : "above"}`);
}

function modifiedAt(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** When the newest file below a folder was changed; tests are no part of a build. */
function newestIn(place: string): number {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name) && entry.name !== "fixtures")
    .reduce((newest, entry) => Math.max(newest, newestIn(path.join(place, entry.name))), 0);
}
