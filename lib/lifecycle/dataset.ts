import data from "./data/endoflife.json";

/** The end dates of endoflife.date (MIT, see data/LICENSE-endoflife.txt), as scripts/refresh-lifecycle.ts writes them. */
export const DATASET: Dataset = data;

export type Dataset = {
  source: string;
  licence: string;
  /** The commit of the source, when the data were read from a known one. */
  commit: string | null;
  /** The day of the data, ISO. */
  date: string;
  products: DatasetProduct[];
};

export type DatasetProduct = {
  /** Its name there, e.g. `windows-server`; the same as our slug of the distribution. */
  name: string;
  title: string;
  page: string;
  releases: DatasetRelease[];
};

/**
 * One release line. Each date is an ISO date, or false for "not yet, and no date is set", or true for "past, on a day
 * that nobody recorded".
 */
export type DatasetRelease = {
  cycle: string;
  label?: string;
  codename?: string;
  /** Long-term support; a date when it became one later. */
  lts?: string | boolean;
  released: string;
  /** End of fixes other than for security. */
  activeEndsOn?: string | boolean;
  /** End of security support. */
  endsOn: string | boolean;
  extendedEndsOn?: string | boolean;
};

/** The file's text: small enough to ship, one release per line so that a refresh reads as a diff. */
export function datasetText({ products, ...head }: Dataset): string {
  const lines = products.map(
    ({ releases, ...product }) =>
      `    {${unbraced(product)}, "releases": [\n${releases.map((release) => `      ${JSON.stringify(release)}`).join(",\n")}\n    ]}`,
  );
  const heads = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  return `{\n${heads.join("\n")}\n  "products": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

function unbraced(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
