import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { child } from "../log";
import { type Account, canEnter, serverAccount } from "./account";
import { PostgresError } from "./errors";

const log = child("postgres");

/** Where a data folder's server lives. */
export type Place = {
  /** The data folder itself, its real path. */
  dataDir: string;
  /** The cluster: what PostgreSQL calls its data directory. */
  cluster: string;
  /** The folder that holds the cluster, and while one is being made, its unfinished form. */
  parent: string;
  /** Whether that is not the data folder, because the server's account cannot enter it. */
  moved: boolean;
  /** Where a copy of PostgreSQL's programs goes should one be needed. */
  copies: string;
  /** Null: the account that runs the application. */
  account: Account | null;
};

/** In every complete cluster of ours, and written last. */
export const MARKER = "nephoscope-cluster.json";

// Where somebody looks who misses their data; also read by starts under other accounts, which would otherwise make
// an empty cluster in the data folder and look like a loss.
const POINTER = "postgres-moved-to";

/**
 * Decides where the cluster of a data folder is, and under which account its server runs. A cluster that exists
 * decides by where it is and whose it is. A new one goes to `<dataDir>/postgres`, or below `systemDir` when the
 * application runs as root in a folder that the server's unprivileged account cannot enter, such as /root.
 */
export async function findPlace(options: { dataDir: string; systemDir: string }): Promise<Place> {
  const root = process.getuid?.() === 0;
  const wanted = resolve(/*turbopackIgnore: true*/ options.dataDir);
  await mkdir(wanted, { recursive: true, mode: root ? 0o711 : 0o700 });
  const dataDir = await realpath(/*turbopackIgnore: true*/ wanted);
  const copies = root ? options.systemDir : dataDir;

  const pointer = join(/*turbopackIgnore: true*/ dataDir, POINTER);
  const movedTo = await textOf(pointer);
  if (movedTo) {
    if (!(await isComplete(movedTo))) {
      throw new PostgresError(
        "start-failed",
        `${pointer} says that the database is in ${movedTo}, and it is not there. Bring it back, or remove ${pointer} to begin with an empty database.`,
      );
    }
    const account = await serverAccount(movedTo);
    return { dataDir, cluster: movedTo, parent: resolve(movedTo, ".."), moved: true, copies, account };
  }

  const cluster = join(/*turbopackIgnore: true*/ dataDir, "postgres");
  const account = await serverAccount(cluster);
  const here: Place = { dataDir, cluster, parent: dataDir, moved: false, copies, account };
  if (account === null || (await isComplete(cluster)) || (await canEnter(account, dataDir))) return here;

  const parent = join(options.systemDir, hash(dataDir));
  for (const folder of [options.systemDir, parent]) {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
  log.warn(
    { dataDir, movedTo: parent },
    "started as root with a data folder that unprivileged accounts cannot enter: the database is kept outside of it",
  );
  return { ...here, cluster: join(parent, "postgres"), parent, moved: true };
}

/** Notes in the data folder that its cluster is elsewhere; only once it is complete. */
export async function notePlace(place: Place): Promise<void> {
  if (place.moved) await writeFile(join(place.dataDir, POINTER), `${place.cluster}\n`);
}

/** Whether a cluster of ours was ever finished there. */
export async function isComplete(cluster: string): Promise<boolean> {
  try {
    await stat(join(/*turbopackIgnore: true*/ cluster, MARKER));
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw new PostgresError(
      "start-failed",
      `The database in ${cluster} belongs to another account. Start the application as that account (or as root).`,
      { cause: error },
    );
  }
}

/**
 * A folder for the server's socket that only its account can enter. It is in the data folder, or in the system's
 * temporary folder where the path would be too long: an address of a socket has room for 104 bytes (macOS) with the
 * name of the socket and a final zero.
 *
 * @throws PostgresError when somebody else made a folder of that name
 */
export async function prepareSocketDir(place: Place): Promise<string> {
  const limit = 104 - "/.s.PGSQL.5432".length - 1;
  const candidates = [
    join(place.parent, "postgres-socket"),
    join(tmpdir(), `nephoscope-${hash(place.parent)}`),
  ];
  const folder =
    candidates.find((path) => Buffer.byteLength(path) <= limit) ?? `/tmp/nephoscope-${hash(place.parent)}`;
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(folder);
  const self = process.getuid?.();
  const owner = place.account?.uid ?? self;
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== self)) {
    throw new PostgresError(
      "start-failed",
      `${folder} was made by somebody else. Remove it and start again.`,
    );
  }
  await chmod(folder, 0o700);
  if (place.account && found.uid !== owner) await chown(folder, place.account.uid, place.account.gid);
  return folder;
}

function hash(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 16);
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, "utf8").then(
    (text) => text.trim() || null,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    },
  );
}
