import type { NextRequest } from "next/server";
import { headroomPath, readHeadroomAddress } from "@/lib/domain/boards/headroom-address";
import { readHeadroom } from "@/lib/inventory/boards/headroom";
import { readShareTargets } from "@/lib/inventory/boards/share-targets";
import { answerBoardFile } from "../boards/board-file";
import { limitsTable, targetsTable } from "./table";

/** Images of a file at the most: the fullest count. */
const MOST_ROWS = 10_000;

/**
 * `GET /api/headroom?format=csv|json|markdown&…the page's address…`: the images that the address names, on
 * one page, with the image quotas, or with `tab=targets` the accounts that own images are shared with.
 */
export const GET = (request: NextRequest): Promise<Response> => {
  const params = request.nextUrl.searchParams;
  const address = readHeadroomAddress(params);
  const path = headroomPath(address);
  return address.tab === "targets"
    ? answerBoardFile(params, {
        what: "share-targets",
        read: async () => ({ board: await readShareTargets(null), path }),
        table: targetsTable,
      })
    : answerBoardFile(params, {
        what: "headroom",
        read: async () => ({ board: await readHeadroom({ ...address, page: 1 }, MOST_ROWS), path }),
        table: limitsTable,
      });
};
