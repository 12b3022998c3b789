import { type Codes, codes } from "./codes";
import { TEXT_READERS } from "./columns";
import { type Dictionary, dictionary } from "./dictionary";
import type { Column } from "./entry";
import type { FacetTable } from "./facet-table";
import { type Signatures, signatures } from "./signatures";

/** One column: a code per slot, the codes' words, their folded texts where they are searched, and its facets. */
export type OneColumn = {
  words: Dictionary;
  codes: Codes;
  texts: string[];
  /** Of the texts, by code. */
  signatures: Signatures;
  facets: FacetTable[];
};

export function createColumn(column: Column): OneColumn {
  const texts: string[] = [];
  const facets: FacetTable[] = [];
  const pairs = signatures();
  const textOf = TEXT_READERS[column];
  const words = dictionary((code, word) => {
    if (textOf) {
      const text = textOf(word);
      texts[code] = text;
      pairs.set(code, text);
    }
    for (const table of facets) table.renew(code);
  });
  return { words, codes: codes(), texts, signatures: pairs, facets };
}
