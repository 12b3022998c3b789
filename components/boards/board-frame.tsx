import type { ReactNode } from "react";
import type { BoardState } from "@/lib/domain/boards/board-state";
import type { ReadAgainAction } from "../images/list/read-again";
import { classes } from "../ui/classes";
import { BoardLine } from "./board-line";

/** A board's page: the line about its sources, its title and tools, its content. */
export function BoardFrame({
  title,
  actions,
  board,
  readAgain,
  wide = false,
  children,
}: {
  title: string;
  actions?: ReactNode;
  board: BoardState;
  readAgain: ReadAgainAction | null;
  /** For tables with many columns: the whole width of the window. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto border-t border-line bg-surface outline-none"
    >
      <BoardLine board={board} readAgain={readAgain} />
      <div
        className={classes(
          "mx-auto px-8 pt-6 pb-12 phone:px-4 phone:pt-4",
          wide ? "max-w-none" : "max-w-[1280px]",
        )}
      >
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-h1 font-semibold tracking-[-.014em]">{title}</h1>
          {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {children}
      </div>
    </main>
  );
}
