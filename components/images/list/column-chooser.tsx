"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { DENSITIES } from "@/components/shell/density";
import { chooseDensity, useDensity } from "@/components/shell/use-density";
import { Button } from "@/components/ui/button";
import { Segments } from "@/components/ui/segments";
import {
  COLUMN_IDS,
  type ColumnId,
  DEFAULT_COLUMNS,
  movedColumn,
  PINNED_COLUMN,
  withColumn,
} from "@/lib/domain/list-columns";
import { ColumnChoice } from "./column-choice";
import { columnWidths } from "./column-widths";

/** Height of one line, px: so far a column is dragged for one place. */
const LINE_PX = 30;

/**
 * Which columns the table shows and in which order. A column is moved by dragging its handle, or with the handle
 * focused by the arrow keys.
 */
export function ColumnChooser({
  columns,
  onChange,
}: {
  /** Those that are to be seen, left to right. */
  columns: readonly ColumnId[];
  /** Gets the columns of this moment, which quick clicks have changed before they are drawn. */
  onChange: (change: (columns: readonly ColumnId[]) => readonly ColumnId[]) => void;
}) {
  const t = useTranslations("list.chooser");
  const density = useDensity();
  const densities = useTranslations("me.preferences.densities");
  const drag = useRef<{ id: ColumnId; fromPx: number } | null>(null);
  const [draft, setDraft] = useState<readonly ColumnId[] | null>(null);
  const shown = draft ?? columns;
  const others = COLUMN_IDS.filter((id) => !shown.includes(id));

  const handleOf = (id: ColumnId) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { id, fromPx: event.clientY };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drag.current?.id !== id) return;
      setDraft(movedColumn(columns, id, Math.round((event.clientY - drag.current.fromPx) / LINE_PX)));
    },
    onPointerUp() {
      drag.current = null;
      if (draft) onChange(() => draft);
      setDraft(null);
    },
    onPointerCancel() {
      drag.current = null;
      setDraft(null);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
      if (by === 0) return;
      event.preventDefault();
      onChange((now) => movedColumn(now, id, by));
    },
  });

  return (
    <>
      <div className="p-1.5">
        <h2 className="px-2 py-1.5 text-small font-medium text-fg-2">{t("title")}</h2>
        <ul>
          {[...shown, ...others].map((id) => (
            <ColumnChoice
              key={id}
              id={id}
              shown={shown.includes(id)}
              pinned={id === PINNED_COLUMN}
              handle={shown.includes(id) && id !== PINNED_COLUMN ? handleOf(id) : null}
              onShown={(on) => onChange((now) => withColumn(now, id, on))}
            />
          ))}
        </ul>
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-raised px-3.5 py-2.5">
        <Segments
          label={t("rows")}
          value={density}
          onChange={chooseDensity}
          choices={DENSITIES.map((value) => ({ value, words: densities(value) }))}
        />
        <Button
          look="ghost"
          className="ml-auto px-1.5!"
          onClick={() => {
            columnWidths.write({});
            onChange(() => DEFAULT_COLUMNS);
          }}
        >
          {t("reset")}
        </Button>
      </div>
    </>
  );
}
