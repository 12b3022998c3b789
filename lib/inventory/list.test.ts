import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { database } from "../database";
import type { Image } from "../domain/image";
import { emptyFilter, readFilter, withChoice } from "../domain/image-filter";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { testFailure } from "../testing/provider";
import { countImages, eachImageRow, findFacetValues, listImages, listRows } from "./list";
import { liveIndex } from "./live-index";
import { writePage } from "./write-page";

withDatabase();

const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" } as const;
const AT = "2026-11-20T08:00:00.000Z";

const filterOf = (query: string) => readFilter(new URLSearchParams(query));

async function write(imageId: string, change: Partial<Image>, at = AT): Promise<void> {
  await writePage({ scope, items: [toldImage(imageId, change)], at });
}

beforeAll(async () => {
  await plantScope(scope);
  await (await database()).execute(sql`update scopes set complete_at = now()`);
  const os = { ...toldImage("x").value.os };
  for (let at = 0; at < 9; at += 1) {
    await write(`img-${at}`, {
      name: `base-${at}`,
      tags: [{ key: "build", value: String(at) }],
      os: at === 0 ? { ...os, distribution: "centos", release: "6.10" } : os,
      sharing: { audience: "not-reported", used: at, limit: 10, limitBasis: "image", targets: [] },
    });
  }
  await liveIndex().catchUp();
});

it("tells rows, total, counts and what each condition removes in one answer", async () => {
  const list = await listImages(filterOf("lifecycle=ended&tag=build=0,build=1&q=base&sort=name"), {
    from: 0,
    limit: 10,
  });
  expect(list).toMatchObject({ total: 2, known: 9, atLeast: false, from: 0 });
  expect(list.rows.map(({ name }) => name)).toEqual(["base-0", "base-1"]);
  expect(list.without).toEqual({ lifecycle: 2, tag: 9, q: 2 });
  expect(list.distinct.tag).toBe(9);
  expect(list.facets.lifecycle).toEqual([{ value: "ended", count: 2 }]);
  expect(list.rows[0]?.lifecycle).toMatchObject({ state: "ended", endsOn: "2020-11-30", product: "CentOS" });
});

it("follows the settings: how near to its limit is near, and how far ahead the end of support is told", async () => {
  const sharing = async () =>
    new Map(
      (await listImages(emptyFilter(), { from: 0, limit: 0 })).facets.sharing.map(({ value, count }) => [
        value,
        count,
      ]),
    );
  expect((await sharing()).get("near-limit")).toBe(1);
  const db = await database();
  await db.execute(sql`insert into settings (key, value) values ('sharingAlertPercent', '50')`);
  await expect.poll(async () => (await sharing()).get("near-limit"), { timeout: 2_000 }).toBe(4);
  await db.execute(sql`delete from settings`);
});

it("counts a source's images as out of date from the moment at which it fails", async () => {
  const stale = withChoice(emptyFilter(), "stale", "yes", "include");
  expect(await countImages(stale)).toBe(0);
  const db = await database();
  const { failure } = testFailure("unavailable");
  await db.execute(sql`update scopes set failing_since = now(), failure = ${JSON.stringify(failure)}`);
  expect(await countImages(stale)).toBe(9);
  expect((await listRows(stale, { from: 0, limit: 1 })).rows[0]?.old).toBe(true);
  await db.execute(sql`update scopes set failing_since = null, failure = null`);
});

it("tells a later stretch of the same order without counts", async () => {
  const window = await listRows(filterOf("sort=name"), { from: 7, limit: 10 });
  expect(window.rows.map(({ name }) => name)).toEqual(["base-7", "base-8"]);
  expect(Object.keys(window).sort()).toEqual(["from", "revision", "rows", "total"]);
});

it("finds values of a long facet by a part of their name, counted under the other filters", async () => {
  const found = await findFacetValues(filterOf("q=base-3"), { facet: "tag", find: "BUILD=3" });
  expect(found).toMatchObject({ facet: "tag", values: [{ value: "build=3", count: 1 }], found: 1 });
  const ended = await findFacetValues(emptyFilter(), { facet: "lifecycle", find: "停服" });
  expect(ended.values).toEqual([{ value: "ended", count: 9 }]);
  expect((await findFacetValues(emptyFilter(), { facet: "account", find: "tc" })).found).toBe(1);
});

it("hands out a whole result page by page, as it stood when it was asked for", async () => {
  const { total, known, sources, pages } = await eachImageRow(filterOf("sort=-name"), { pageRows: 4 });
  expect({ total, known, sources: sources.length }).toEqual({ total: 9, known: 9, sources: 1 });
  const names: (string | null)[][] = [];
  for await (const rows of pages) {
    names.push(rows.map(({ name }) => name));
    await write("img-0", { name: "zz-renamed" }, "2026-11-20T09:00:00.000Z");
    await liveIndex().catchUp();
  }
  expect(names.map(({ length }) => length)).toEqual([4, 4, 1]);
  expect(names.flat().slice(0, 8)).toEqual([8, 7, 6, 5, 4, 3, 2, 1].map((at) => `base-${at}`));
  const [row] = (await listRows(filterOf("q=zz-renamed"), { from: 0, limit: 1 })).rows;
  expect(row).toMatchObject({ firstSeenAt: AT, changedAt: "2026-11-20T09:00:00.000Z" });
});
