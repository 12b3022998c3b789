import { type SQL, sql } from "drizzle-orm";
import { database } from "../database";
import { type ColumnOfRows, namesOf, rowsOf } from "../database/row-arrays";
import { images } from "../database/tables";
import type { Scope } from "../domain/source";
import { batchOfPass, changesStatement, type NewChange } from "./changes";
import { giveWay } from "./courtesy";
import { driftStatement } from "./drift";
import { PassLost } from "./lease";
import { isCurrent, type Page, type PreparedImage, type PreparedPage, preparePage } from "./prepare-page";
import { imagesNotice, lockRevisions, nextRevision } from "./revision";
import { type HeldScope, holdScopes, ScopeGone } from "./scopes";
import { answersStatement } from "./write-answers";

/** Rows of one statement: some hundred cost a few milliseconds to build, for which nobody else has a turn. */
export const MOST_ROWS = 400;

/**
 * Stores pages of different sources in one transaction, and tells for each how many images were written, or why it was
 * refused: `ScopeGone` or `PassLost`, which concern no other page. Throws what the database throws; then nothing of any
 * page is stored. `sent` is called when all is told to the database, and its end alone is waited for.
 */
export async function storePages(
  prepared: readonly PreparedPage[],
  { sent }: { sent: () => void },
): Promise<PromiseSettledResult<number>[]> {
  const db = await database();
  // Made before others have to wait: it is nearly always what is stored in the end.
  const expected = await storing(prepared);
  return await db.transaction(async (transaction) => {
    // Before the scopes' own locks, as everybody who takes both.
    await lockRevisions(transaction);
    const held = await holdScopes(
      transaction,
      prepared.map(({ page }) => page.scope),
    );
    const scopes = new Map(held.map((scope) => [nameOf(scope), scope]));
    const stands = await isCurrent(transaction, prepared);
    const outcomes: PromiseSettledResult<number>[] = [];
    const stored: PreparedPage[] = [];
    for (const told of prepared) {
      const scope = scopes.get(nameOf(told.page.scope));
      const refusal = refusalOf(told.page, scope);
      if (refusal) {
        outcomes.push({ status: "rejected", reason: refusal });
        continue;
      }
      const readBefore = scope?.completeAt != null;
      // What was written a moment ago, by a look for instance, must be part of what is shown.
      const valid = stands(told) && told.readBefore === readBefore;
      const page = valid ? told : await preparePage(transaction, told.page);
      stored.push(page);
      outcomes.push({ status: "fulfilled", value: page.images.length });
    }
    const asExpected = stored.length === prepared.length && stored.every((page, at) => page === prepared[at]);
    const statement = asExpected ? expected : await storing(stored);
    const done = statement ? transaction.execute(statement).then() : null;
    sent();
    await done;
    return outcomes;
  });
}

type Row = PreparedImage & { page: Page };

function nameOf({ connectionId, regionId, group }: Scope): string {
  return `${connectionId}\n${regionId}\n${group}`;
}

function refusalOf({ scope, pass }: Page, held: HeldScope | undefined): Error | null {
  if (!held) return new ScopeGone(scope);
  return pass && held.passNumber !== pass.number ? new PassLost() : null;
}

/**
 * All that pages change in one statement: others wait for its end, and each statement is a way there and back. Null where
 * nothing is to be stored.
 */
async function storing(pages: readonly PreparedPage[]): Promise<SQL | null> {
  const rows = pages.flatMap(({ page, images: changed }) => changed.map((image) => ({ ...image, page })));
  if (rows.length === 0) return null;
  await giveWay();
  const happened = changesStatement(pages.flatMap(toChanges));
  await giveWay();
  const told = answersStatement(rows.map(({ item }) => ({ ref: item.value.ref, answers: item.answers })));
  await giveWay();
  const unknown = driftStatement(rows.map(({ item, page }) => ({ image: item.value, at: page.at })));
  const beside = [happened, told, unknown].flatMap((statement, position) =>
    statement ? [sql`${sql.identifier(`beside_${position}`)} as (${statement}), `] : [],
  );
  await giveWay();
  return sql`with ${sql.join(beside)} ${storingImages(rows)}`;
}

function storingImages(rows: readonly Row[]): SQL {
  const told: ColumnOfRows[] = [
    [images.connectionId, rows.map(({ item }) => item.value.ref.connectionId)],
    [images.regionId, rows.map(({ item }) => item.value.ref.regionId)],
    [images.imageId, rows.map(({ item }) => item.value.ref.imageId)],
    [images.group, rows.map(({ page }) => page.scope.group)],
    [images.ownership, rows.map(({ item }) => item.value.ownership.value)],
    [images.digest, rows.map(({ digest }) => digest)],
    [images.toldDigest, rows.map(({ toldDigest }) => toldDigest)],
    [images.listedAt, rows.map(({ page }) => page.at)],
    [images.firstSeenAt, rows.map(({ page }) => page.at)],
    [images.listed, rows.map(({ text }) => ({ written: text }))],
    // Most are shown as they are listed; those need not be sent twice.
    [images.shown, rows.map(({ item, shown }) => (shown === item.value ? null : shown))],
  ];
  const values = told.map(([column]) =>
    column === images.shown
      ? sql`coalesce(told.shown, told.listed)`
      : sql`told.${sql.identifier(column.name)}`,
  );
  return sql`
    written as (
      insert into images (${namesOf(told)}, revision)
      select ${sql.join(values, sql`, `)}, ${nextRevision} from ${rowsOf(told)} as told(${namesOf(told)})
      on conflict (connection_id, region_id, image_id) do update set
        group_name = excluded.group_name,
        ownership = excluded.ownership,
        digest = excluded.digest,
        told_digest = excluded.told_digest,
        listed = excluded.listed,
        listed_at = excluded.listed_at,
        shown = excluded.shown,
        last_listed_at = null,
        missing_passes = 0,
        gone_at = null,
        revision = ${nextRevision}
    )
    select ${imagesNotice}`;
}

/** Nothing has happened where a listing is read for the first time. */
function toChanges({ page: { scope, pass, at }, images: changed, readBefore }: PreparedPage): NewChange[] {
  const batch = batchOfPass(scope, pass?.number ?? at);
  return changed.flatMap(({ item, happened }) =>
    !happened || (happened.kind === "appeared" && !readBefore)
      ? []
      : [{ ...happened, image: item.value, at, batch }],
  );
}
