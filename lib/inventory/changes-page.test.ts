import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { changes, connections, images, users } from "../database/tables";
import { CHANGE_KINDS, type ChangeKind, type FieldChange, topicsOf } from "../domain/change";
import { readChangesFilter } from "../domain/changes-filter";
import { CHANGES_PAGE, type ChangesPage, totalOf, UNFOLD_PAGE } from "../domain/changes-page";
import type { Image } from "../domain/image";
import { withDatabase } from "../testing/database";
import { testImage } from "../testing/image";
import { plantConnection, plantScope, toldImage } from "../testing/inventory";
import { batchOfPass, recordChanges } from "./changes";
import { countNewChanges, eachChange, readChangesPage, unfoldChanges } from "./changes-page";
import { readChangePlaces } from "./changes-places";
import { buryImages } from "./leave";
import { beginPass, completePass } from "./passes";
import { noteVisit, readLastVisit } from "./visits";
import { writePage } from "./write-page";

withDatabase();

const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "private" } as const;
const reader = { now: new Date("2026-11-20T12:00:00.000Z"), lastVisit: null };
const filterOf = (query = "") => readChangesFilter(new URLSearchParams(query));
const minute = (at: number) => new Date(reader.now.getTime() - 3_600_000 + at * 60_000).toISOString();

beforeEach(async () => {
  await (await database()).delete(connections);
  await plantScope(scope);
  await plantConnection("jd-prod", ["cn-north-1"], "jdcloud-vm");
});

type Planted = Partial<Pick<Image, "name" | "ownership">> & {
  imageId?: string;
  connectionId?: string;
  regionId?: string;
  kind?: ChangeKind;
  at?: string;
  pass?: number;
  fields?: FieldChange[];
};

/** Writes changes as a pass does. */
async function plant(...planted: Planted[]): Promise<void> {
  const db = await database();
  await db.transaction((transaction) =>
    recordChanges(
      transaction,
      planted.map(
        ({
          imageId = "img-1",
          connectionId = scope.connectionId,
          regionId = scope.regionId,
          kind = "appeared",
          at = minute(0),
          pass = 1,
          fields,
          ...image
        }) => ({
          kind,
          at,
          ...(fields && { fields }),
          image: testImage({ ref: { connectionId, regionId, imageId }, ...image }),
          batch: batchOfPass({ connectionId, regionId, group: "private" }, pass),
        }),
      ),
    ),
  );
}

const status: FieldChange = {
  field: "status",
  from: { value: "creating", raw: "CREATING" },
  to: { value: "available", raw: "NORMAL" },
};
const shared: FieldChange = { field: "sharing.used", from: 3, to: 4 };

const told = ({ groups }: ChangesPage) =>
  groups.map(({ kind, count, rows }) => [kind, count, rows.map(({ ref }) => ref.imageId)]);

describe("the changes", () => {
  it("puts together what is alike and was noticed by one pass, and nothing else", async () => {
    await plant({ imageId: "a" }, { imageId: "b" }, { imageId: "c", kind: "changed", fields: [status] });
    await plant({ imageId: "d", kind: "changed", fields: [shared] }, { imageId: "e", pass: 2 });
    expect(told(await readChangesPage(filterOf(), reader))).toEqual([
      ["appeared", 1, ["e"]],
      ["changed", 1, ["d"]],
      ["changed", 1, ["c"]],
      ["appeared", 2, ["b", "a"]],
    ]);
  });

  it("tells what a real pass found, with the name of an image that is gone", async () => {
    const read = async (at: number, items: ReturnType<typeof toldImage>[]) => {
      const pass = await beginPass(scope, minute(at));
      await writePage({ scope, items, at: minute(at), pass });
      const counts = { pages: 1, images: items.length, written: 0 };
      const seen = new Set(items.map(({ value }) => value.ref.imageId));
      await completePass(scope, pass, { ...counts, finishedAt: minute(at), dueAt: minute(59), seen });
    };
    const name = 'a "quoted" \u0000 name';
    await read(0, [toldImage("img-1", { name })]);
    await read(1, []);
    await read(2, []);
    const [group] = (await readChangesPage(filterOf(), reader)).groups;
    expect(group).toMatchObject({
      kind: "gone",
      source: "pass",
      connectionName: "tc-prod",
      dialect: "tencent-cvm",
      regionId: "ap-guangzhou",
      ownership: "private",
      at: minute(2),
    });
    expect(group?.rows[0]?.imageName).toBe(name);
  });

  it("says of what an admin dropped that it was dropped", async () => {
    await writePage({ scope, items: [toldImage("img-1"), toldImage("img-2")], at: minute(0) });
    const db = await database();
    await db.transaction((transaction) =>
      buryImages(transaction, { connectionId: "tc-prod", regionIds: null }, minute(1)),
    );
    expect((await readChangesPage(filterOf(), reader)).groups).toMatchObject([
      { kind: "dropped", source: "drop", count: 2 },
    ]);
  });

  it("finds the name of what an older version wrote with the image itself", async () => {
    await writePage({ scope, items: [toldImage("img-1", { name: "base" })], at: minute(0) });
    const db = await database();
    const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" };
    await db.insert(changes).values({ ...ref, at: minute(1), kind: "changed" });
    expect((await readChangesPage(filterOf(), reader)).groups[0]?.rows[0]?.imageName).toBe("base");
    expect(await db.$count(images)).toBe(1);
  });

  it.each([
    ["kind=gone", ["b"]],
    ["kind=-gone", ["c", "a"]],
    ["cloud=jdcloud-vm", ["c"]],
    ["cloud=-jdcloud-vm", ["b", "a"]],
    ["cloud=no-such-cloud", []],
    ["account=jd-prod", ["c"]],
    ["region=ap-guangzhou&kind=appeared", ["a"]],
    ["field=status", ["c"]],
    ["field=sharing,status", ["c"]],
    ["field=-status", ["b", "a"]],
    ["ownership=public", ["a"]],
    ["q=ubuntu", ["a"]],
    ["q=creating+jdbase", ["c"]],
    ["q=100%25", ["b"]],
    ["since=1d", ["c", "b", "a"]],
    ["since=2026-11-21", []],
  ])("finds by %s", async (query, ids) => {
    await plant({ imageId: "a", name: "ubuntu", ownership: { value: "public", raw: "PUBLIC" } });
    await plant({ imageId: "b", name: "100% \\ sure", kind: "gone", pass: 2 });
    const jd = { connectionId: "jd-prod", regionId: "cn-north-1" };
    await plant({ ...jd, imageId: "c", name: "jdbase", kind: "changed", fields: [status], pass: 3 });
    const page = await readChangesPage(filterOf(query), reader);
    const found = page.groups.flatMap(({ rows }) => rows.map(({ ref }) => ref.imageId));
    expect(found).toEqual(ids);
    expect(totalOf(page.counts ?? {})).toBe(page.groups.length);
  });

  it("tells each change once over all pages, whatever comes meanwhile", async () => {
    const many = Array.from({ length: CHANGES_PAGE + 7 }, (_, at) => ({ imageId: `img-${at}`, pass: at }));
    await plant(...many);
    const first = await readChangesPage(filterOf(), reader);
    expect(first.groups).toHaveLength(CHANGES_PAGE);
    // A pass goes on: one more of an old group, and a new one.
    await plant({ imageId: "late", pass: 3 }, { imageId: "new", pass: 999 });
    const second = await readChangesPage(filterOf(), reader, { before: first.next ?? 0, asOf: first.asOf });
    const ids = [...first.groups, ...second.groups].map(({ rows }) => rows.map(({ ref }) => ref.imageId));
    expect(ids.flat().sort()).toEqual(many.map(({ imageId }) => imageId).sort());
    expect(second.next).toBeNull();
    expect(second.counts).toBeNull();
    expect(await countNewChanges(filterOf(), reader, first.asOf)).toBe(2);
  });

  it("unfolds a group page by page", async () => {
    await plant(...Array.from({ length: 2 * UNFOLD_PAGE + 3 }, (_, at) => ({ imageId: `img-${at}` })));
    await plant({ imageId: "other", kind: "gone" });
    const { groups, asOf } = await readChangesPage(filterOf("kind=appeared"), reader);
    const [group] = groups;
    expect(group?.count).toBe(2 * UNFOLD_PAGE + 3);
    const seen = (group?.rows ?? []).map(({ ref }) => ref.imageId);
    for (let before = group?.rows.at(-1)?.id ?? null; before !== null; ) {
      const more = await unfoldChanges(filterOf(), reader, { group: group?.id ?? 0, before, asOf });
      seen.push(...(more?.rows.map(({ ref }) => ref.imageId) ?? []));
      before = more?.next ?? null;
    }
    expect(new Set(seen).size).toBe(2 * UNFOLD_PAGE + 3);
    expect(seen).toHaveLength(2 * UNFOLD_PAGE + 3);
    expect(await unfoldChanges(filterOf(), reader, { group: 999_999_999, before: 1, asOf })).toBeNull();
  });

  it("hands out every change for a file, as of the moment it was asked", async () => {
    await plant(...Array.from({ length: 7 }, (_, at) => ({ imageId: `img-${at}`, pass: at })));
    const { total, pages } = await eachChange(filterOf(), reader, { pageRows: 3 });
    await plant({ imageId: "later" });
    const read = [];
    for await (const page of pages) read.push(...page);
    expect(total).toBe(7);
    expect(read.map(({ ref }) => ref.imageId)).toEqual([6, 5, 4, 3, 2, 1, 0].map((at) => `img-${at}`));
    expect(read[0]).toMatchObject({
      connectionName: "tc-prod",
      dialect: "tencent-cvm",
      ownership: "private",
    });
  });

  it("groups and counts as a plain walk over the rows does", async () => {
    const one = fc.record({
      imageId: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom<ChangeKind>(...CHANGE_KINDS),
      pass: fc.integer({ min: 1, max: 3 }),
      fields: fc.subarray([status, shared]),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 30 }), async (planted) => {
        await (await database()).delete(changes);
        if (planted.length > 0) await plant(...planted);
        const expected = new Map<string, number>();
        for (const { kind, pass, fields } of planted) {
          const key = [pass, kind, topicsOf(fields)].join(" ");
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const page = await readChangesPage(filterOf(), reader);
        expect(page.groups.map(({ count }) => count).sort()).toEqual([...expected.values()].sort());
        expect(totalOf(page.counts ?? {})).toBe(planted.length);
      }),
      { numRuns: 25 },
    );
  });

  it("offers removed accounts too: their changes are still told", async () => {
    const db = await database();
    await db.update(connections).set({ removedAt: minute(0) });
    expect((await readChangePlaces()).accounts).toMatchObject([
      { id: "jd-prod", cloud: "jdcloud-vm", removed: true },
      { id: "tc-prod", removed: true },
    ]);
  });
});

describe("the last visit", () => {
  it("stays the same during a visit, and moves with the next", async () => {
    const db = await database();
    const [user] = await db
      .insert(users)
      .values({ email: "v@example.test", name: "V", role: "viewer" })
      .returning();
    const id = user?.id ?? "";
    const at = (minutes: number) => new Date(reader.now.getTime() + minutes * 60_000);
    expect(await readLastVisit(id, at(0))).toBeNull();
    await noteVisit(id, at(0));
    expect(await readLastVisit(id, at(5))).toBeNull();
    await noteVisit(id, at(20));
    expect(await readLastVisit(id, at(60))).toBe(at(20).toISOString());
    await noteVisit(id, at(60));
    expect(await readLastVisit(id, at(61))).toBe(at(20).toISOString());
    await noteVisit(id, at(200));
    expect(await readLastVisit(id, at(201))).toBe(at(60).toISOString());
  });
});
