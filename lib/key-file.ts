import {
  chmodSync,
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/** Read by everybody, or changed by others than the owner. A group may read: that is how containers hand files over. */
const TOO_OPEN = 0o027;

/** Whether the rights on a file let people at it who have no business there. */
export function isTooOpen(file: string): boolean {
  return process.platform !== "win32" && (statSync(/*turbopackIgnore: true*/ file).mode & TOO_OPEN) !== 0;
}

/** Takes every right from everybody but the owner. */
export function tighten(file: string): void {
  if ((statSync(/*turbopackIgnore: true*/ file).mode & 0o077) !== 0) {
    chmodSync(/*turbopackIgnore: true*/ file, 0o600);
  }
}

/** The text of a file, or null when there is none. Throws what the file system throws. */
export function readKeyFile(file: string): string | null {
  return existsSync(/*turbopackIgnore: true*/ file)
    ? readFileSync(/*turbopackIgnore: true*/ file, "utf8")
    : null;
}

/**
 * Replaces a file's text in one step: a reader, and a machine that loses its power, has either the old text or the
 * new one, and after the return the new one is on the disk. Owner, rights and a link to the file stay. One at a time.
 */
export function replaceKeyFile(file: string, text: string): void {
  const target = realpathSync(/*turbopackIgnore: true*/ file);
  const next = `${target}.new`;
  writeFlushed(next, text, statSync(/*turbopackIgnore: true*/ target));
  renameSync(/*turbopackIgnore: true*/ next, target);
  flushFolder(path.dirname(target));
}

/** Makes a file that is not there yet, for its owner alone; of several processes at once the first one's text stays. */
export function makeKeyFile(file: string, text: string): void {
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.new`;
  writeFlushed(next, text, null);
  try {
    linkSync(/*turbopackIgnore: true*/ next, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(/*turbopackIgnore: true*/ next);
  }
  flushFolder(path.dirname(file));
}

function writeFlushed(file: string, text: string, like: Stats | null): void {
  // Left over where a process was killed half-way.
  rmSync(/*turbopackIgnore: true*/ file, { force: true });
  const handle = openSync(/*turbopackIgnore: true*/ file, "wx", 0o600);
  try {
    if (like) {
      const made = statSync(/*turbopackIgnore: true*/ file);
      // The command may run as root beside an application that does not.
      if (made.uid !== like.uid || made.gid !== like.gid) fchownSync(handle, like.uid, like.gid);
      fchmodSync(handle, like.mode & 0o777);
    }
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(folder: string): void {
  const handle = openSync(/*turbopackIgnore: true*/ folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
