import { getTranslations } from "next-intl/server";
import { instantText } from "@/components/images/cell-words";
import type { Translate } from "@/components/images/translate";
import { requireRole } from "@/lib/auth";
import type { BoardState } from "@/lib/domain/boards/board-state";
import { BYTE_ORDER_MARK, csvRecord } from "@/lib/domain/csv";
import { markdownRow, markdownRule, markdownText } from "@/lib/domain/markdown";
import { env } from "@/lib/env";
import { EXPORT_FORMATS, type ExportFormat, exportHead } from "@/lib/inventory/export";
import { answer } from "../answer";
import { fileHeaders } from "../file-headers";
import { stateLines } from "../images/export/words";

/** A board as a table. Keys are those of JSON, in English whatever the reader's language. */
export type BoardTable = {
  columns: { key: string; heading: string; numeric: boolean }[];
  /** One cell per column; null: nothing is known. */
  rows: (string | number | null)[][];
};

/** What a board's route is made of. */
export type BoardFile<Board extends BoardState> = {
  /** Part of the file's name. */
  what: string;
  read(params: URLSearchParams): Promise<{ board: Board; path: string }>;
  table(board: Board, t: Translate): BoardTable;
};

/** Answers `?format=csv|json|markdown&…the board's address…` with the board as a file; anything else with 400. */
export async function answerBoardFile<Board extends BoardState>(
  params: URLSearchParams,
  { what, read, table }: BoardFile<Board>,
): Promise<Response> {
  return await answer(async () => {
    await requireRole("viewer");
    const format = EXPORT_FORMATS.find((known) => known === params.get("format"));
    if (!format) {
      return Response.json(
        { error: "format", formats: EXPORT_FORMATS },
        { status: 400, headers: { "cache-control": "private, no-store" } },
      );
    }
    const { board, path } = await read(params);
    const now = new Date();
    const t = await getTranslations();
    const head = { madeAt: now.toISOString(), address: `${env().url}${path}` };
    const file = boardFile(format, { board, table: table(board, t), head, t });
    return new Response(file, { headers: fileHeaders({ what, format, at: now }) });
  });
}

type Given = {
  board: BoardState;
  table: BoardTable;
  head: { madeAt: string; address: string };
  t: Translate;
};

/** The text of a file: what it says of itself, then its rows. */
export function boardFile(format: ExportFormat, given: Given): string {
  if (format === "json") return jsonFile(given);
  return format === "csv" ? csvFile(given) : markdownFile(given);
}

function aboutIt({ board, head }: Given) {
  const { columns, ...about } = exportHead(board, { ...head, columns: [], selected: null });
  return about;
}

function linesOf(given: Given): (readonly [label: string, text: string])[] {
  const { head, t } = given;
  return [
    [t("export.file.made"), instantText(head.madeAt)],
    ...stateLines(aboutIt(given), t),
    [t("export.file.address"), head.address],
  ];
}

function csvFile(given: Given): string {
  const { columns, rows } = given.table;
  const width = Math.max(2, columns.length);
  const record = (cells: readonly (string | number | null)[]) =>
    csvRecord([...cells, ...Array<null>(Math.max(0, width - cells.length)).fill(null)]);
  const heads = columns.map(({ heading }) => heading);
  return BYTE_ORDER_MARK + [...linesOf(given), [], heads, ...rows].map(record).join("");
}

function markdownFile(given: Given): string {
  const { columns, rows } = given.table;
  return [
    ...linesOf(given).map(([label, text]) => `- **${markdownText(label)}** ${markdownText(text)}\n`),
    "\n",
    markdownRow(columns.map(({ heading }) => heading)),
    markdownRule(columns),
    ...rows.map(markdownRow),
  ].join("");
}

function jsonFile(given: Given): string {
  const { columns, rows } = given.table;
  const head = { ...aboutIt(given), fields: columns.map(({ key }) => key) };
  const told = rows.map((cells) =>
    Object.fromEntries(columns.map(({ key }, place) => [key, cells[place] ?? null])),
  );
  return `${JSON.stringify({ head, rows: told }, null, 1)}\n`;
}
