import { saveUser } from "./auth/users";
import { saveConnection } from "./connections";
import { startDatabase, stopDatabase } from "./database";
import { DIALECTS } from "./domain/cloud";
import { type Env, env } from "./env";
import { catchUpQuietly, liveIndex } from "./inventory/live-index";
import { IMAGES_CHANNEL } from "./inventory/revision";
import { closeAbandonedPasses } from "./inventory/scopes";
import { log } from "./log";
import { openPostgres } from "./postgres";
import { processWide } from "./process-wide";
import { planScopes, type Scheduler, startScheduler } from "./sync/scheduler";

type Running = { stop(): Promise<void> };

/** Starts everything behind the pages, once per process: database, index, connections of the demo, scheduler. */
export function boot(): Promise<Running> {
  return processWide("boot", () => start(env()));
}

async function start(settings: Env): Promise<Running> {
  // The sign-in library reads its address from the environment alone.
  process.env.NEXTAUTH_URL = settings.url;
  const server = await openPostgres({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl,
    durability: settings.demo ? "none" : "full",
  });
  const opened = await startDatabase(server.connection);
  await opened.listen(IMAGES_CHANNEL, catchUpQuietly);
  await liveIndex().catchUp();
  let scheduler: Scheduler | null = null;
  if (settings.demo) await plantDemo(settings);
  if (settings.sync.enabled) {
    await closeAbandonedPasses(new Date().toISOString());
    scheduler = startScheduler({ ownMinutes: settings.sync.intervalMinutes });
  }
  log.info({ images: liveIndex().index.size, embedded: server.embedded }, "ready");

  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= (async () => {
      await scheduler?.stop();
      await stopDatabase();
      await server.stop();
    })();
    return stopping;
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stop()
        .catch((error: unknown) => log.error({ error: String(error) }, "the stop was not clean"))
        .finally(() => process.exit(0));
    });
  }
  return { stop };
}

/** The demo's people and connections, as its command handed them over. The keys are fake: only the emulators know them. */
async function plantDemo({ demoConnections, demoUsers }: Env): Promise<void> {
  await Promise.all(demoUsers.map(saveUser));
  for (const { dialect: name, ...connection } of demoConnections) {
    const dialect = DIALECTS.find((known) => known === name);
    if (!dialect) throw new Error(`the demo names an unknown dialect ${name}`);
    await saveConnection({ ...connection, dialect });
    await planScopes({ ...connection, dialect });
  }
}
