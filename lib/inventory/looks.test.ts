import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Database, database } from "../database";
import { answers, images } from "../database/tables";
import type { Answer } from "../domain/answer";
import type { Image } from "../domain/image";
import type { Scope } from "../domain/source";
import { whileWriterWaits } from "../testing/advisory";
import { withDatabase } from "../testing/database";
import { testImage } from "../testing/image";
import { plantScope, toldImage } from "../testing/inventory";
import { SHARED_WITH_NOBODY } from "../testing/provider";
import { imagesToAsk, type Look, writeLook } from "./looks";
import { writePage } from "./write-page";

withDatabase();
beforeAll(() => plantScope(scope));
beforeEach(async () => {
  const db = await database();
  await db.delete(images);
  await db.delete(answers);
});

const scope: Scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" };
const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-a" };
const minute = (number: number) => new Date(Date.UTC(2026, 10, 20, 8, number)).toISOString();
const sharing = SHARED_WITH_NOBODY.value;

const list = (number: number, name: string) =>
  writePage({ scope, items: [toldImage("img-a", { name })], at: minute(number) });

const look = (number: number, change: Partial<Look> = {}) =>
  writeLook(ref, {
    at: minute(number),
    detailed: null,
    sharing: null,
    answers: [],
    failure: null,
    ...change,
  });

const pictured = (name: string): Image => testImage({ ref, name, operation: "DescribeImage" });

async function stored() {
  const db = await database();
  const [row] = await db.select().from(images).where(eq(images.imageId, "img-a"));
  if (!row) throw new Error("img-a is not stored");
  return row;
}

describe("a look", () => {
  it("is shown until a list tells something newer", async () => {
    await list(0, "listed first");
    await look(1, { detailed: pictured("looked at") });
    expect((await stored()).shown.name).toBe("looked at");
    await list(2, "listed again");
    expect((await stored()).shown.name).toBe("listed again");
  });

  it("for the sharing alone does not make an older picture young", async () => {
    await list(0, "listed first");
    await look(1, { detailed: pictured("looked at") });
    await list(2, "listed again");
    await look(3, { sharing });
    await look(4, { sharing: { ...sharing, used: 1 } });
    expect((await stored()).shown).toMatchObject({ name: "listed again", sharing: { used: 1 } });
    expect((await stored()).detailedAt).toBe(minute(1));
  });

  it("keeps what is stored when it could not be asked, and says why", async () => {
    await list(0, "listed");
    await look(1, { sharing });
    const before = await stored();
    const failure = { ...FORBIDDEN };
    await look(2, { failure });
    expect(await stored()).toEqual({ ...before, askedAt: minute(2), askFailure: failure });
  });

  it("drops the pages of a longer list that an earlier look brought", async () => {
    await list(0, "listed");
    await look(1, { answers: [page("one"), page("two"), page("three")] });
    await look(2, { answers: [page("only")] });
    const db = await database();
    const told = await db.select().from(answers).orderBy(answers.kind, answers.part);
    expect(told.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'list-item {"ImageId":"img-a"}',
      "sharing only",
    ]);
  });

  it("that arrives while a page is being written is part of what is shown", async () => {
    await list(0, "listed first");
    await whileWriterWaits(
      () => list(1, "listed again"),
      async (transaction: Database) => {
        await transaction.update(images).set({ sharing, askedAt: minute(1) });
      },
    );
    expect((await stored()).shown).toMatchObject({
      name: "listed again",
      sharing: { targets: [] },
    });
  });

  it("and a page on the same image never wait for each other", async () => {
    await list(0, "listed first");
    await whileWriterWaits(
      () => look(2, { sharing }),
      async (transaction: Database) => {
        await transaction.update(images).set({ listedAt: minute(1) });
      },
    );
    expect(await stored()).toMatchObject({ listedAt: minute(1), askedAt: minute(2) });
  });
});

const FORBIDDEN = {
  kind: "forbidden",
  dialect: "tencent-cvm",
  operation: "DescribeImageSharePermission",
  httpStatus: 200,
  code: "UnauthorizedOperation",
  requestId: "r-1",
  action: "cvm:DescribeImageSharePermission",
  skewMs: null,
  retryAfterMs: null,
} as const;

function page(text: string): Answer {
  return {
    kind: "sharing",
    operation: "DescribeImageSharePermission",
    requestId: null,
    receivedAt: minute(0),
    text,
  };
}

describe("own images to ask for details", () => {
  it("are new and changed ones first, then the longest unasked; fresh, foreign and gone ones not at all", async () => {
    const names = [
      "img-new",
      "img-changed",
      "img-stale",
      "img-staler",
      "img-fresh",
      "img-public",
      "img-gone",
    ];
    await writePage({ scope, items: names.map((id) => toldImage(id)), at: minute(0) });
    const db = await database();
    const set = (imageId: string, values: Partial<typeof images.$inferInsert>) =>
      db.update(images).set(values).where(eq(images.imageId, imageId));
    await set("img-changed", { askedAt: minute(30), listedAt: minute(31) });
    await set("img-stale", { askedAt: minute(2) });
    await set("img-staler", { askedAt: minute(1) });
    await set("img-fresh", { askedAt: minute(50) });
    await set("img-public", { ownership: "public" });
    await set("img-gone", { goneAt: minute(5) });
    const asked = await imagesToAsk({
      connectionId: "tc-prod",
      regionId: "ap-guangzhou",
      staleBefore: minute(10),
      limit: 10,
    });
    expect(asked.map(({ ref: { imageId } }) => imageId)).toEqual([
      "img-new",
      "img-changed",
      "img-staler",
      "img-stale",
    ]);
  });
});
