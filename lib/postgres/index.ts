import { performance } from "node:perf_hooks";
import type pg from "pg";
import { child } from "../log";
import { findNative, readyBinaries } from "./binaries";
import { ensureCluster } from "./cluster";
import { connectionTo, DATABASE, quietClient, urlOf } from "./connection";
import { PostgresError, toPostgresError, USE_DATABASE_URL } from "./errors";
import { findPlace, prepareSocketDir } from "./place";
import type { Setup } from "./server";
import { keepSession, openSession } from "./session";
import type { Durability } from "./settings";

export { PostgresError, type PostgresFailure } from "./errors";

const log = child("postgres");

/** A PostgreSQL to work with. */
export type PostgresServer = {
  /** For `pg` and for PostgreSQL's own programs: by socket when embedded. */
  url: string;
  /** For `new pg.Pool`; add your own size and names. */
  connection: pg.PoolConfig;
  embedded: boolean;
  /** Whether it ran already. */
  adopted: boolean;
  /** Ends our use of it. The last application to leave an embedded server stops it; close your pools before. */
  stop(): Promise<void>;
};

/**
 * The PostgreSQL behind `databaseUrl`, or the embedded one of a data folder: found, made, started or adopted. Several
 * applications may share a data folder. A server that dies while it is in use is started again; a pool that makes its
 * connections anew needs to know nothing of it.
 *
 * @param options.durability `none` for tests and the demo; see `settings.ts`. Of a server that runs already, its
 *   starter has decided.
 * @param options.systemDir where an application started as root keeps what its server's account cannot reach
 * @throws PostgresError
 */
export async function openPostgres(options: {
  dataDir: string;
  databaseUrl: string | null;
  durability?: Durability;
  systemDir?: string;
}): Promise<PostgresServer> {
  const { dataDir, databaseUrl, durability = "full", systemDir = "/var/lib/nephoscope" } = options;
  if (databaseUrl) {
    return {
      url: databaseUrl,
      connection: { connectionString: databaseUrl },
      embedded: false,
      adopted: false,
      stop: async () => {},
    };
  }
  if (process.platform === "win32") {
    throw new PostgresError(
      "no-binary",
      `The embedded PostgreSQL needs Linux or macOS (on Windows: WSL 2). ${USE_DATABASE_URL}`,
    );
  }
  try {
    const setup = await prepare({ dataDir, systemDir, durability });
    const beganAt = performance.now();
    const session = await openSession(setup);
    const { adopted, pid, socketDir } = session.server;
    const stop = keepSession({ ...setup, socketDir }, session);
    await createDatabase(socketDir).catch(async (error) => {
      await stop();
      throw error;
    });
    log.info(
      { serverPid: pid, cluster: setup.place.cluster, durationMs: Math.round(performance.now() - beganAt) },
      adopted ? "adopted a running PostgreSQL" : "started PostgreSQL",
    );
    return {
      url: urlOf(socketDir),
      connection: connectionTo(socketDir),
      embedded: true,
      adopted,
      stop,
    };
  } catch (error) {
    throw toPostgresError(error, "The embedded PostgreSQL did not start");
  }
}

async function prepare(options: {
  dataDir: string;
  systemDir: string;
  durability: Durability;
}): Promise<Setup> {
  const { durability } = options;
  const place = await findPlace(options);
  const binaries = await readyBinaries({
    native: findNative(),
    account: place.account,
    copies: place.copies,
  });
  await ensureCluster({ place, binaries, durability });
  return { place, binaries, durability, socketDir: await prepareSocketDir(place) };
}

async function createDatabase(socketDir: string): Promise<void> {
  const client = quietClient(socketDir);
  try {
    await client.connect();
    const found = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Another application made it at the same moment: 42P04, or 23505 when the two collide in the catalogue.
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "42P04" && code !== "23505") throw error;
  } finally {
    await client.end();
  }
}
