import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Something that the command needs is taken; the text says what to do. */
export class InUseError extends Error {
  override name = "InUseError";
}

/** Claims a data folder for this process. A claim of a process that is no more is taken over. Throws `InUseError`. */
export function claimFolder(folder: string): () => void {
  const file = path.join(folder, "demo.pid");
  const holder = holderOf(file);
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    throw new InUseError(
      `Another demo (process ${holder}) uses ${folder}. Stop it, or choose another folder: NEPHOSCOPE_DEMO_DIR=.data/demo2 npm run demo`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => {
    if (holderOf(file) === process.pid) rmSync(file);
  };
}

function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, "utf8")) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
