import { DATASET, type DatasetProduct } from "./dataset";
import { SUPPLEMENT, type SupplementProduct } from "./supplement";

/** A system and its release lines by name. */
export type Product = { title: string; cycles: Map<string, Cycle> };

/** A release line. `endsOn` is null when no date is known; `hasEnded` says that the end is past all the same. */
export type Cycle = {
  cycle: string;
  endsOn: string | null;
  extendedEndsOn: string | null;
  hasEnded: boolean;
  source: string;
};

/** All systems by our slug of the distribution. Where both know a release line, endoflife.date counts. */
export const PRODUCTS: ReadonlyMap<string, Product> = merged(DATASET.products, SUPPLEMENT);

function merged(known: DatasetProduct[], ours: SupplementProduct[]): Map<string, Product> {
  const products = new Map<string, Product>();
  for (const { distribution, title, source, cycles } of ours) {
    const product = productOf(products, distribution, title);
    for (const { cycle, endsOn, extendedEndsOn = null } of cycles) {
      product.cycles.set(cycle, { cycle, endsOn, extendedEndsOn, hasEnded: false, source });
    }
  }
  for (const { name, title, page, releases } of known) {
    const product = productOf(products, name, title);
    for (const { cycle, endsOn, extendedEndsOn } of releases) {
      const end = dateOrNull(endsOn);
      product.cycles.set(cycle, {
        cycle,
        endsOn: end,
        extendedEndsOn: laterThan(end, dateOrNull(extendedEndsOn)),
        hasEnded: endsOn === true,
        source: page,
      });
    }
  }
  return products;
}

function productOf(products: Map<string, Product>, slug: string, title: string): Product {
  const product = products.get(slug) ?? { title, cycles: new Map() };
  products.set(slug, product);
  return product;
}

function dateOrNull(value: string | boolean | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** Some releases have the same day for both ends, which means that there is no extended support. */
function laterThan(end: string | null, extended: string | null): string | null {
  return end !== null && extended !== null && extended <= end ? null : extended;
}
