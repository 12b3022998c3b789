import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { answers, changes, connections, images, scopes } from "../database/tables";
import type { Scope } from "../domain/source";
import { whileWriterWaits } from "../testing/advisory";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { PassLost } from "./lease";
import { ScopeGone } from "./scopes";
import { writePage } from "./write-page";

withDatabase();

const AT = "2026-11-20T12:00:00.000Z";
const NAMES = ["one", "two", "three", "four"];
const scopeOf = (name: string): Scope => ({ connectionId: name, regionId: "ap-guangzhou", group: "private" });

beforeEach(async () => {
  const db = await database();
  await db.delete(connections);
  for (const name of NAMES) await plantScope(scopeOf(name));
});

function page(name: string, options: { imageId?: string; number?: number } = {}) {
  const { imageId = "img-a", number } = options;
  const ref = { connectionId: name, regionId: "ap-guangzhou", imageId };
  const pass = number === undefined ? undefined : { number };
  return writePage({ scope: scopeOf(name), at: AT, items: [toldImage(imageId, { ref })], pass });
}

/** Of whom there are images, and how many transactions wrote them. */
async function stored() {
  const db = await database();
  const rows = await db
    .select({ of: images.connectionId, transaction: sql<string>`xmin::text` })
    .from(images)
    .orderBy(images.connectionId);
  return {
    of: rows.map((row) => row.of),
    transactions: new Set(rows.map(({ transaction }) => transaction)).size,
  };
}

describe("pages of several walks that wait for the writers' lock", () => {
  it("are stored together, each told of its own images", async () => {
    const written = await whileWriterWaits(
      () => Promise.all(NAMES.map((name) => page(name))),
      async () => {},
    );
    expect(written).toEqual([1, 1, 1, 1]);
    // The first one had asked for the lock before the others came.
    expect(await stored()).toEqual({ of: NAMES.toSorted(), transactions: 2 });
  });

  it("do not suffer from one whose pass was lost, or whose scope was dropped", async () => {
    const ends = await whileWriterWaits(
      () => Promise.allSettled([page("one"), page("two", { number: 7 }), page("three"), page("four")]),
      async (transaction) => {
        await transaction.delete(scopes).where(eq(scopes.connectionId, "three"));
      },
    );
    expect(ends).toEqual([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: expect.any(PassLost) },
      { status: "rejected", reason: expect.any(ScopeGone) },
      { status: "fulfilled", value: 1 },
    ]);
    expect((await stored()).of).toEqual(["four", "one"]);
  });

  it("do not suffer from one that PostgreSQL cannot store, of which nothing remains", async () => {
    const db = await database();
    await db.execute(sql`alter table answers add constraint no_two check (connection_id <> 'two')`);
    try {
      const ends = await whileWriterWaits(
        () => Promise.allSettled(NAMES.map((name) => page(name))),
        async () => {},
      );
      expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    } finally {
      await db.execute(sql`alter table answers drop constraint no_two`);
    }
    expect((await stored()).of).toEqual(["four", "one", "three"]);
    expect(await db.$count(changes, eq(changes.connectionId, "two"))).toBe(0);
  });

  it("are stored by what holds then: an image is new where the listing was read to its end meanwhile", async () => {
    await whileWriterWaits(
      () => page("one"),
      async (transaction) => {
        await transaction.update(scopes).set({ completeAt: AT }).where(eq(scopes.connectionId, "one"));
      },
    );
    const db = await database();
    expect(await db.select({ kind: changes.kind }).from(changes)).toEqual([{ kind: "appeared" }]);
  });

  it("may be of one source: each is stored, one after the other", async () => {
    const ids = ["img-a", "img-b", "img-a", "img-c"];
    await whileWriterWaits(
      () => Promise.all(ids.map((imageId) => page("one", { imageId }))),
      async () => {},
    );
    const db = await database();
    expect(await db.$count(images)).toBe(3);
    expect(await db.$count(answers)).toBe(3);
  });
});
