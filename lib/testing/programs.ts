import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/build";
import { bundle } from "../../scripts/bundle";

/** Below `node_modules`, for the packages that a bundle does not have in itself. */
const FOLDER = path.join(ROOT, "node_modules/.cache/nephoscope-programs");
const OLD_MS = 3_600_000;

const bundles = new Map<string, Promise<string[]>>();

/** How Node.js runs a program from its source, as `npm run` does. Given from the root of this checkout. */
export function fromSource(program: string): string[] {
  return ["--import", "tsx", path.join(ROOT, program)];
}

/**
 * How Node.js runs a program that was bundled as the commands of the standalone folder are: it starts five times as
 * fast as from its source, of which each process would translate every file.
 */
export function fromBundle(program: string): Promise<string[]> {
  const known = bundles.get(program) ?? bundled(program).then((file) => [file]);
  bundles.set(program, known);
  return known;
}

async function bundled(program: string): Promise<string> {
  const [made] = await bundle([program], { outdir: FOLDER, write: false });
  if (!made) throw new Error(`${program} was bundled into nothing`);
  const hash = createHash("sha256").update(made.contents).digest("hex").slice(0, 16);
  const name = `${path.basename(program, ".ts")}-`;
  const file = path.join(FOLDER, `${name}${hash}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  removeOld(name);
  // Other workers may be at it: whoever comes last puts the same in its place.
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, made.contents);
  renameSync(unfinished, file);
  return file;
}

/** What was made of earlier sources, and runs no more. */
function removeOld(name: string): void {
  for (const other of readdirSync(FOLDER)) {
    const file = path.join(FOLDER, other);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (other.startsWith(name) && age > OLD_MS) rmSync(file, { force: true });
  }
}
