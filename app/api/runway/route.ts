import type { NextRequest } from "next/server";
import { distributionName } from "@/components/images/distribution-name";
import { releaseName } from "@/lib/domain/boards/matrix-address";
import { readRunwayAddress, runwayPath } from "@/lib/domain/boards/runway-address";
import { readRunway } from "@/lib/inventory/boards/runway";
import { answerBoardFile } from "../boards/board-file";

const COLUMNS = [
  ["system", false],
  ["release", false],
  ["state", false],
  ["ends", false],
  ["lastEnds", false],
  ["extended", false],
  ["own", true],
  ["shared", true],
  ["images", true],
  ["source", false],
] as const;

/** `GET /api/runway?format=csv|json|markdown&whose=mine`: the releases in use, by the end of their support. */
export const GET = (request: NextRequest): Promise<Response> =>
  answerBoardFile(request.nextUrl.searchParams, {
    what: "runway",
    async read(params) {
      const address = readRunwayAddress(params);
      return { board: await readRunway(address), path: runwayPath(address) };
    },
    table: ({ rows }, t) => ({
      columns: COLUMNS.map(([key, numeric]) => ({ key, heading: t(`runway.file.${key}`), numeric })),
      rows: rows.map((row) => [
        row.os === "unknown" ? null : distributionName(row.os),
        releaseName(row),
        t(`runway.state.${row.state}`),
        row.endsOn,
        row.lastEndsOn ?? row.endsOn,
        row.extendedEndsOn,
        row.own,
        row.shared,
        row.images,
        row.source,
      ]),
    }),
  });
