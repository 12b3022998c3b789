import { FACETS, type Facet } from "../../domain/image-filter";

/** What an image's state says while it is swept: fits so far, fails one condition alone, or is out. */
export const FITS = 0;
export const OUT = 255;
export const SIZE = FACETS.length + 1;
export const CREATED = FACETS.length + 2;
export const TEXT = FACETS.length + 3;

/** The number of a facet's failure. */
export const failureOf = (facet: Facet) => FACETS.indexOf(facet) + 1;
