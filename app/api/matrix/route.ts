import type { NextRequest } from "next/server";
import { matrixPath, readMatrixAddress } from "@/lib/domain/boards/matrix-address";
import { readMatrix } from "@/lib/inventory/boards/matrix";
import { answerBoardFile } from "../boards/board-file";
import { matrixTable } from "./table";

/** `GET /api/matrix?format=csv|json|markdown&…the page's address…`: every release in every column, unfolded. */
export const GET = (request: NextRequest): Promise<Response> =>
  answerBoardFile(request.nextUrl.searchParams, {
    what: "matrix",
    async read(params) {
      const address = readMatrixAddress(params);
      return { board: { ...(await readMatrix(address)), by: address.by }, path: matrixPath(address) };
    },
    table: matrixTable,
  });
