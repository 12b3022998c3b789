"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { BoardState } from "@/lib/domain/boards/board-state";
import { CompletenessLine } from "../images/list/completeness-line";
import { ReadAgain, type ReadAgainAction } from "../images/list/read-again";
import { pulseQuery } from "../shell/pulse";

/**
 * How much a board counts, and on how fresh sources it rests: the line of the list. The board stays as it is drawn
 * until somebody asks for the news.
 */
export function BoardLine({ board, readAgain }: { board: BoardState; readAgain: ReadAgainAction | null }) {
  const { data: now } = useQuery(pulseQuery);
  const router = useRouter();
  const [refreshing, refresh] = useTransition();
  const sources = now?.sources ?? board.sources;
  const changed = now !== undefined && now.revision > board.revision && !refreshing;
  return (
    <div className="border-b border-line">
      <CompletenessLine
        list={board}
        sources={sources}
        news={changed ? { more: null } : null}
        onShowNews={() => refresh(() => router.refresh())}
        manages={readAgain !== null}
        tools={readAgain && <ReadAgain readAgain={readAgain} sources={sources} />}
      />
    </div>
  );
}
