import { readFile, realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** The operating system's account that PostgreSQL runs under. */
export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so an application started by root runs it under an unprivileged account:
 * that of the folder `cluster` if it exists and is somebody's, otherwise `nobody`. Nothing is added to the system.
 * Null: the server runs as whoever runs the application.
 */
export async function serverAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return nobody();
}

/** Whether an account can walk down to a folder and enter it, as far as the folders' modes tell. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  let current = await realpath(folder);
  for (;;) {
    const { uid, gid, mode } = await stat(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

async function nobody(): Promise<Account> {
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  const line = accounts.split("\n").find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  // 65534 on every Linux we know of; macOS writes -2, which file system calls want as an unsigned number.
  return { uid: unsigned(uid ?? "65534"), gid: unsigned(gid ?? "65534") };
}

function unsigned(id: string): number {
  return Number(id) >>> 0;
}
