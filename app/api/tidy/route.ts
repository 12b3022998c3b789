import type { NextRequest } from "next/server";
import { FINDINGS, readTidyAddress, tidyPath } from "@/lib/domain/boards/tidy";
import { readTidy } from "@/lib/inventory/boards/tidy";
import { answerBoardFile } from "../boards/board-file";

const COLUMNS = [
  ["finding", false],
  ["group", true],
  ["name", false],
  ["id", false],
  ["cloud", false],
  ["account", false],
  ["region", false],
  ["created", false],
] as const;

/** `GET /api/tidy?format=csv|json|markdown&stuck=3&old=90`: the images that the page shows, each with its finding. */
export const GET = (request: NextRequest): Promise<Response> =>
  answerBoardFile(request.nextUrl.searchParams, {
    what: "tidy",
    async read(params) {
      const address = readTidyAddress(params);
      return { board: await readTidy(address), path: tidyPath(address) };
    },
    table: (board, t) => ({
      columns: COLUMNS.map(([key, numeric]) => ({ key, heading: t(`tidy.file.${key}`), numeric })),
      rows: FINDINGS.flatMap((finding) => {
        const groups =
          finding === "snapshot" || finding === "name-and-size"
            ? board.copies[finding].groups.map(({ rows }) => rows)
            : [board[finding].rows];
        return groups.flatMap((rows, at) =>
          rows.map((row) => [
            t(`tidy.finding.${finding}.title`),
            at + 1,
            row.name,
            row.ref.imageId,
            t(`word.cloud.${row.cloud}`),
            row.connectionName,
            row.ref.regionId,
            row.createdAt?.iso ?? null,
          ]),
        );
      }),
    }),
  });
