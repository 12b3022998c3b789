import { type Codes, codes } from "./codes";
import { TEXT_READERS } from "./columns";
import { type Dictionary, dictionary } from "./dictionary";
import type { Column } from "./entry";
import type { FacetTable } from "./facet-table";

/** One column: a code per slot, the codes' words, their folded texts where they are searched, and its facets. */
export type OneColumn = { words: Dictionary; codes: Codes; texts: string[]; facets: FacetTable[] };

export function createColumn(column: Column): OneColumn {
  const texts: string[] = [];
  const facets: FacetTable[] = [];
  const textOf = TEXT_READERS[column];
  const words = dictionary((code, word) => {
    if (textOf) texts[code] = textOf(word);
    for (const table of facets) table.renew(code);
  });
  return { words, codes: codes(), texts, facets };
}
