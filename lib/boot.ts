import { startAuth } from "./auth/start";
import { saveUser } from "./auth/users";
import { startDailyBackups } from "./backup";
import {
  assertVaultKey,
  checkSeals,
  followVaultKeyQuietly,
  KEYS_CHANNEL,
  plantVaultKey,
  saveConnection,
} from "./connections";
import { startDatabase, stopDatabase } from "./database";
import { MOVES_CHANNEL, topicsIn } from "./database/moves";
import { DIALECTS, type DialectId } from "./domain/cloud";
import { type Env, env } from "./env";
import { metricsToken } from "./health/bearer";
import { noteStopping } from "./health/readiness";
import { plantHistory } from "./inventory/demo-history";
import { followImages, liveIndex } from "./inventory/live-index";
import { IMAGES_CHANNEL } from "./inventory/revision";
import { closeAbandonedPasses } from "./inventory/scopes";
import { findKeyRing } from "./key-ring";
import { streams } from "./live";
import { log } from "./log";
import { watchEventLoop } from "./metrics/process";
import { openPostgres } from "./postgres";
import { processWide } from "./process-wide";
import { renameTrace } from "./rename-trace";
import { keepHeapSmall } from "./small-heap";
import { stopOnSignals } from "./stop-on-signals";
import { startAlerting } from "./sync/alerting";
import { startHousekeeping } from "./sync/housekeeping";
import { networkOptions } from "./sync/network";
import { planScopes, startScheduler } from "./sync/scheduler";

/** Notices tell of changes at once; this is for a connection that is dead without having said so. */
const CATCH_UP_MS = 60_000;
/** The emulators of the demo answer at once. */
const DEMO_GRACE_MS = 5_000;

/** How to end what was started so far, in the order of the start. */
type Ends = (() => unknown)[];

/**
 * Starts everything behind the pages, once per process: database, index, connections of the demo, sign-in, scheduler. A start
 * that fails half-way ends what it began, and throws.
 */
export function boot(): Promise<void> {
  return processWide("boot", async () => {
    const ends: Ends = [];
    const starting = start(ends);
    stopOnSignals(async () => {
      noteStopping();
      await starting.catch(() => {});
      await endAll(ends);
    });
    try {
      await starting;
    } catch (error) {
      await endAll(ends).catch((cause: unknown) => log.error({ error: cause }, "the stop was not clean"));
      throw error;
    }
  });
}

async function start(ends: Ends): Promise<void> {
  const settings = env();
  keepHeapSmall();
  renameTrace();
  // A key that is unusable by itself stops the start before anything is made.
  findKeyRing(settings);
  metricsToken();
  networkOptions(settings);
  watchEventLoop();
  const server = await openPostgres({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl,
    durability: settings.demo ? "none" : "full",
  });
  ends.push(server.stop);
  await assertVaultKey(server.connection);
  const opened = await startDatabase(server.connection);
  ends.push(stopDatabase);
  await plantVaultKey();
  await opened.listen(KEYS_CHANNEL, followVaultKeyQuietly);
  if (settings.demo) await plantDemo(settings);
  await checkSeals();
  // Accounts tell how many images the index has of them.
  const catchUp = followImages(() => streams().moved(["pulse", "accounts"]));
  await opened.listen(IMAGES_CHANNEL, catchUp);
  await opened.listen(MOVES_CHANNEL, (told) => streams().moved(topicsIn(told)));
  const catchingUp = setInterval(catchUp, CATCH_UP_MS);
  ends.push(() => clearInterval(catchingUp));
  await liveIndex().catchUp();
  const auth = await startAuth(settings);
  ends.push(auth.stop);
  // An external database has its own operator, and its own backups.
  if (server.embedded && settings.backup.automatic && !settings.demo) {
    ends.push(startDailyBackups({ connection: server.connection, folder: settings.backup.folder }).stop);
  }
  if (settings.sync.enabled) {
    // An embedded database has one process; others may be at work on a shared one.
    if (server.embedded) await closeAbandonedPasses(new Date().toISOString());
    const scheduler = startScheduler();
    ends.push(scheduler.stop);
    ends.push(startHousekeeping().stop);
    ends.push(startAlerting({ graceMs: settings.demo ? DEMO_GRACE_MS : undefined }).stop);
  }
  ends.push(() => streams().stop());
  log.info({ images: liveIndex().index.size, embedded: server.embedded }, "ready");
}

/** Ends in the opposite order of the start. Every part gets its turn; the first failure is thrown afterwards. */
async function endAll(ends: Ends): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends.splice(0).reverse()) {
    try {
      await end();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** The demo's people and connections, as its command handed them over. The keys are fake: only the emulators know them. */
async function plantDemo({ demoConnections, demoUsers, demoHistory }: Env): Promise<void> {
  await Promise.all(demoUsers.map(saveUser));
  const dialects = new Map<string, DialectId>();
  for (const { dialect: name, ...connection } of demoConnections) {
    const dialect = DIALECTS.find((known) => known === name);
    if (!dialect) throw new Error(`the demo names an unknown dialect ${name}`);
    dialects.set(connection.id, dialect);
    await saveConnection({ ...connection, dialect });
    await planScopes({ ...connection, dialect });
  }
  await plantHistory(demoHistory, { dialects, now: new Date() });
}
