import type { Cell, Word } from "@/lib/domain/cell";
import { countText, sizeText } from "@/lib/domain/size-text";
import { distributionName } from "./distribution-name";
import type { Translate } from "./translate";

/**
 * A cell as plain text of one language, for files and for the clipboard. Times are UTC; one whose zone the cloud does
 * not state stays as written and says so. Each kind of unknown has words of its own.
 */
export function cellText(cell: Cell, t: Translate): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "number":
      return numberText(cell, t);
    case "word":
      return wordText(cell, t);
    case "words":
      return cell.words.map((word) => wordText(word, t)).join(t("export.cell.join"));
    case "unknown":
      return cell.raw === null || cell.raw === ""
        ? t("export.cell.unknownPlain")
        : t("export.cell.unknown", { raw: cell.raw });
    case "system":
      return [distributionName(cell.distribution), cell.release].filter(Boolean).join(" ");
    case "support":
      return supportText(cell.lifecycle, t);
    case "date":
      return cell.date;
    case "time":
      return cell.time.zone === "stated"
        ? instantText(cell.time.iso)
        : t("export.cell.zoneNotStated", { time: cell.time.raw });
    case "moment":
      return instantText(cell.at);
    case "none":
      return t(`export.cell.none.${cell.of}`);
    case "missing":
      return t(`common.missing.${cell.why}.word`);
  }
}

/** `2026-11-21T06:12:40Z`: exact, and read by every spreadsheet and program. */
export function instantText(iso: string): string {
  return iso.replace(/\.\d+Z$/, "Z");
}

/** A word of ours. An architecture is the same word in every language. */
export function wordText({ group, word }: Word, t: Translate): string {
  switch (group) {
    case "architecture":
      return word;
    case "cloud":
    case "ownership":
    case "status":
    case "family":
    case "audience":
      return t(`word.${group}.${word}`);
    case "storage":
    case "encryption":
    case "lifetime":
    case "limit":
    case "note":
      return t(`export.word.${group}.${word}`);
  }
}

function numberText({ value, unit, atLeast }: Extract<Cell, { kind: "number" }>, t: Translate): string {
  if (unit === "percent") return t("export.cell.percent", { value });
  const size = unit === "GiB" ? sizeText(value) : countText(value);
  return atLeast ? t("export.cell.atLeast", { size }) : size;
}

function supportText(
  { state, endsOn }: Extract<Cell, { kind: "support" }>["lifecycle"],
  t: Translate,
): string {
  const at = "export.cell.support";
  if (state === "unknown" || endsOn === null) return t(`${at}.${state}`);
  const withDate = { supported: "supportedTo", ending: "endingOn", ended: "endedOn" } as const;
  return t(`${at}.${withDate[state]}`, { date: endsOn });
}
