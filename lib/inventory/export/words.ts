import type { Cell } from "../../domain/cell";
import type { ExportField } from "./fields";
import type { ExportHead } from "./head";

/** The words of a file in the reader's language. JSON needs none of them. */
export interface ExportWords {
  heading(field: ExportField): string;
  /** A cell as text; numbers are not asked for. */
  cell(cell: Cell): string;
  /** What the head says, line by line: what it is about, and what is so. */
  head(head: ExportHead): readonly (readonly [label: string, text: string])[];
}
