import type { Cell } from "../../domain/cell";
import type { ExportField } from "./fields";
import type { ExportHead } from "./head";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A cell for programs, in stable English. Null: the cloud left the field empty. An object says what a plain value
 * cannot: `{"missing":"not-permitted"}`, `{"unknown":"<the cloud's word>"}`, `{"atLeast":40}`, `{"none":"tags"}`, and
 * for a cloud's time `{"at":…,"written":…,"zone":"stated"|"assumed"}`.
 */
export function cellJson(cell: Cell): Json {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "number":
      return cell.atLeast ? { atLeast: cell.value } : cell.value;
    case "word":
      return cell.word;
    case "words":
      return cell.words.map(({ word }) => word);
    case "unknown":
      return { unknown: cell.raw };
    case "system":
      return cell.release === null ? cell.distribution : `${cell.distribution} ${cell.release}`;
    case "support":
      return cell.lifecycle.state;
    case "date":
      return cell.date;
    case "time":
      return { at: cell.time.iso, written: cell.time.raw, zone: cell.time.zone };
    case "moment":
      return cell.at;
    case "none":
      return { none: cell.of };
    case "missing":
      return cell.why === "no-value" ? null : { missing: cell.why };
  }
}

/** The head for programs: the same facts as in words, and the fields of the rows. */
export function headJson(head: ExportHead, fields: readonly ExportField[]): Json {
  const { columns, troubles, ...plain } = head;
  return {
    ...plain,
    troubles: troubles.map(
      ({ cloud, connectionName, regionId, condition, failingSince, failure, images, readAt }) => ({
        cloud,
        account: connectionName,
        region: regionId,
        condition,
        failingSince,
        failure: failure && { kind: failure.kind, code: failure.code },
        images,
        readAt,
      }),
    ),
    columns: [...columns],
    fields: [...fields],
  };
}
