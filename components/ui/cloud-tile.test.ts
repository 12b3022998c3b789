import { expect, it } from "vitest";
import { CLOUD_MARKS, cloudOf, DIALECTS } from "@/lib/domain/cloud";
import { CATALOG } from "@/lib/providers/catalog";

it.each(DIALECTS)("draws %s with the letters of its catalogue", (dialect) => {
  expect(CLOUD_MARKS[cloudOf(dialect)]).toBe(CATALOG[dialect].mark);
});
