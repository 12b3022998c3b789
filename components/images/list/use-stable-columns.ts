"use client";

import { useMemo } from "react";
import { type ColumnId, readColumns } from "@/lib/domain/list-columns";

/** The same columns as the same array, so that rows are not drawn anew whenever the address changes. */
export function useStableColumns(columns: readonly ColumnId[]): readonly ColumnId[] {
  const text = columns.join(" ");
  return useMemo(() => readColumns(new URLSearchParams({ cols: text })), [text]);
}
