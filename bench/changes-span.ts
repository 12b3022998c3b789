import { rm } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { database, startDatabase, stopDatabase } from "../lib/database";
import { readChangesFilter } from "../lib/domain/changes-filter";
import { readChangesPage } from "../lib/inventory/changes-page";
import { openPostgres } from "../lib/postgres";
import { ACCOUNTS } from "./inventory-words";
import { plantAccounts } from "./plant-accounts";
import { scratchFolder } from "./scratch-folder";

const CHANGES = 50_000;
/** Days over which they are spread. */
const DAYS = 30;
const TURNS = 40;
/** What people ask when they open the page, and when they have narrowed it. */
const ASKED = ["", "", "kind=gone", "ownership=private", "cloud=tencent-cvm&kind=changed"];

/** Milliseconds of first pages of the changes of 30 days, 50,000 of them, in a database of its own. */
export async function timesOfChanges(): Promise<number[]> {
  const folder = await scratchFolder();
  const { DATABASE_URL } = process.env;
  const server = await openPostgres({
    dataDir: folder,
    databaseUrl: DATABASE_URL || null,
    durability: "none",
  });
  try {
    await startDatabase(server.connection);
    await plantChanges();
    const reader = { now: new Date(), lastVisit: null };
    const times: number[] = [];
    for (let turn = -3; turn < TURNS; turn += 1) {
      const filter = readChangesFilter(new URLSearchParams(ASKED[(turn + 3) % ASKED.length]));
      const begun = performance.now();
      await readChangesPage(filter, reader);
      if (turn >= 0) times.push(performance.now() - begun);
    }
    return times;
  } finally {
    await stopDatabase();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As a part of the statement: a parameter would need its type said. */
const number = (value: number) => sql.raw(String(value));

/** Half of them single, half in passes that brought many alike. */
async function plantChanges(): Promise<void> {
  const db = await database();
  await plantAccounts();
  const ids = ACCOUNTS.map(({ id }) => id);
  await db.execute(sql`
    insert into changes (at, connection_id, region_id, image_id, kind, fields, batch, topics, image_name, ownership)
    select
      now() - make_interval(secs => ${number(DAYS * 86_400)} * (1 - n / ${number(CHANGES)}.0)),
      (array[${sql.join(ids, sql`, `)}]::text[])[1 + n / 50 % ${number(ids.length)}],
      'region-' || n / 50 % 3,
      'img-' || n * 7919 % 20000,
      (array['changed', 'appeared', 'gone', 'changed', 'came-back'])[1 + n / 200 % 5],
      '[{"field":"status","from":"creating","to":"available"}]',
      case when n % 400 < 200 then 'pass-' || n / 200 else 'pass-' || n / 200 || '-' || n % 200 end,
      (array['status', '', '', 'status,sharing', ''])[1 + n / 200 % 5],
      '"image ' || n * 7919 % 20000 || '"',
      (array['private', 'public', 'shared'])[1 + n / 100 % 3]
    from generate_series(1, ${number(CHANGES)}) as n`);
  await db.execute(sql`analyze changes`);
}
