import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { BUILD } from "./build";
import { actionIds } from "./call-action";
import { entriesOf, nameOf } from "./product";
import { TABLE } from "./table";

/** The table is made from the sources; the build must serve nothing besides. */
const built = (name: string): unknown => JSON.parse(readFileSync(path.join(BUILD, name), "utf8"));

test("every action that the build can be asked for has a row", () => {
  const rows = new Set(TABLE.map(({ entry }) => entry));
  expect(actionIds().size).toBeGreaterThan(0);
  expect([...actionIds().keys()].filter((name) => !rows.has(name))).toEqual([]);
});

test("every page and route that the build serves was found in the sources", () => {
  const served = Object.keys(built("server/app-paths-manifest.json") as object);
  const known = new Set(entriesOf().map((entry) => nameOf(entry).replace(/^app|\.tsx?(?: \w+)?$/g, "")));
  // The framework's own.
  const own = ["/_not-found/page", "/_global-error/page"];
  expect(served).toContain("/(signed-in)/images/page");
  expect(served.filter((name) => !known.has(name) && !own.includes(name))).toEqual([]);
});

test("the build rewrites and redirects nothing behind the pages' backs", () => {
  const { rewrites, redirects } = built("routes-manifest.json") as {
    rewrites: { beforeFiles: unknown[]; afterFiles: unknown[]; fallback: unknown[] };
    redirects: { internal?: boolean }[];
  };
  expect(Object.values(rewrites).flat()).toEqual([]);
  expect(redirects.filter(({ internal }) => !internal)).toEqual([]);
});
