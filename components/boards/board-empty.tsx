"use client";

import { Info } from "lucide-react";
import type { BoardState } from "@/lib/domain/boards/board-state";
import { countSources } from "../images/list/completeness";
import { Reason } from "../images/list/list-empty";
import { EmptyState } from "../ui/empty-state";

/** Why a board has nothing to show: no source, nothing read yet, all failing, or really nothing of its kind. */
export function BoardEmpty({
  board: { sources, known },
  title,
  text,
}: {
  board: BoardState;
  title: string;
  text: string;
}) {
  const { total, failing, unread } = countSources(sources);
  if (total === 0) return <Reason sources={sources} words="noSources" />;
  if (known === 0 && unread > 0) return <Reason sources={sources} words="firstRead" />;
  if (known === 0 && failing === total) return <Reason sources={sources} words="allFailing" />;
  return (
    <EmptyState sign={<Info size={20} strokeWidth={1.5} aria-hidden />} title={title}>
      {text}
    </EmptyState>
  );
}
