import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database";
import { type ColumnOfRows, namesOf, rowsOf } from "../database/row-arrays";
import { answers } from "../database/tables";
import type { Answer } from "../domain/answer";
import type { ImageRef } from "../domain/image";

/** The answers of one listing or look about one image, in the order in which they came. */
export type AnswersOf = { ref: ImageRef; answers: Answer[] };

/** An answer and its number among those of its kind and operation. */
type AnswerRow = { ref: ImageRef; answer: Answer; part: number };

/** Stores answers in the place of the earlier ones of the same kind and operation. */
export async function writeAnswers(transaction: Database, told: AnswersOf[]): Promise<void> {
  const statement = answersStatement(told);
  if (statement) await transaction.execute(statement);
}

/** The same as a statement, for those who store more with it; null where nothing was told. */
export function answersStatement(told: readonly AnswersOf[]): SQL | null {
  const rows = told.flatMap(toRows);
  if (rows.length === 0) return null;
  const columns: ColumnOfRows[] = [
    [answers.connectionId, rows.map(({ ref }) => ref.connectionId)],
    [answers.regionId, rows.map(({ ref }) => ref.regionId)],
    [answers.imageId, rows.map(({ ref }) => ref.imageId)],
    [answers.kind, rows.map(({ answer }) => answer.kind)],
    [answers.operation, rows.map(({ answer }) => answer.operation)],
    [answers.part, rows.map(({ part }) => part)],
    [answers.requestId, rows.map(({ answer }) => answer.requestId)],
    [answers.receivedAt, rows.map(({ answer }) => answer.receivedAt)],
    [answers.text, rows.map(({ answer }) => answer.text)],
  ];
  return sql`
    insert into answers (${namesOf(columns)}) select * from ${rowsOf(columns)}
    on conflict (connection_id, region_id, image_id, kind, operation, part) do update set
      request_id = excluded.request_id,
      received_at = excluded.received_at,
      body = excluded.body`;
}

function toRows({ ref, answers: told }: AnswersOf): AnswerRow[] {
  const parts = new Map<string, number>();
  return told.map((answer) => {
    const name = nameOf(answer);
    const part = parts.get(name) ?? 0;
    parts.set(name, part + 1);
    return { ref, answer, part };
  });
}

function nameOf({ kind, operation }: Answer): string {
  return `${kind} ${operation}`;
}

/**
 * Removes the parts beyond those that a look just told: a sharing list that had three pages and now has one must not
 * keep the other two as if they were current.
 */
export async function dropLaterParts(transaction: Database, told: AnswersOf): Promise<void> {
  const last = new Map(toRows(told).map((row) => [nameOf(row.answer), row]));
  for (const { ref, answer, part } of last.values()) {
    await transaction
      .delete(answers)
      .where(
        and(
          eq(answers.connectionId, ref.connectionId),
          eq(answers.regionId, ref.regionId),
          eq(answers.imageId, ref.imageId),
          eq(answers.kind, answer.kind),
          eq(answers.operation, answer.operation),
          gt(answers.part, part),
        ),
      );
  }
}
