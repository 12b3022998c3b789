import { z } from "zod";
import type { Answer } from "../domain/answer";
import type { DialectId } from "../domain/cloud";
import type { Note } from "../domain/image";
import { cloudError } from "./errors";
import type { JsonAnswer } from "./http";
import type { Json } from "./lossless-json";
import { readWire, ShapeError } from "./wire";

/** One item of a list, left untouched: it is read on its own, so that one odd item does not spoil the page. */
export const wireItem = z.custom<Json>((value) => value !== undefined);

/** Who asked what, and the request id where the answer tells it. */
type Place = { dialect: DialectId; operation: string; requestId?: string | null };

/**
 * Reads the parts of an answer that must be there. An answer without its documented shape, `{}` for one, leaves as
 * `CloudError` of kind `unexpected-answer`; it is never taken for an empty list.
 */
export function readEnvelope<S extends z.ZodType>(schema: S, answer: JsonAnswer, place: Place): z.output<S> {
  const parsed = schema.safeParse(answer.json.value);
  if (!parsed.success) throw unexpectedShape(answer, place, parsed.error);
  return parsed.data;
}

/** The error for an answer that is a success by its code but does not have its documented shape. */
export function unexpectedShape(answer: JsonAnswer, place: Place, cause?: unknown) {
  // zod's message may repeat what the cloud sent, so only the paths go into the cause.
  const paths = cause instanceof z.ZodError ? cause.issues.map((issue) => issue.path.join(".")) : [];
  const shapeError = new ShapeError(`the answer does not have its documented shape: ${paths.join(", ")}`);
  return cloudError(
    { ...place, httpStatus: answer.status },
    { kind: "unexpected-answer", code: "shape", requestId: place.requestId ?? null },
    shapeError,
  );
}

export type ReadItem<W> = { wire: W; notes: Note[]; item: Json };

/** Reads each item of a list. One that does not fit (no usable id) is counted, never guessed at. */
export function readItems<S extends z.ZodType>(
  schema: S,
  items: readonly Json[],
): { read: ReadItem<z.output<S>>[]; unreadable: number } {
  const read: ReadItem<z.output<S>>[] = [];
  for (const item of items) {
    try {
      const { data, notes } = readWire(schema, item);
      read.push({ wire: data, notes, item });
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
    }
  }
  return { read, unreadable: items.length - read.length };
}

/** The exact text of an answer, or of one item inside it, as it is kept. */
export function answerOf(
  answer: JsonAnswer,
  told: Pick<Answer, "kind" | "operation" | "requestId">,
  part: Json = answer.json.value,
): Answer {
  return { ...told, receivedAt: answer.receivedAt, text: answer.json.textOf(part) };
}
