import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { connections, images } from "../database/tables";
import type { Image } from "../domain/image";
import type { Scope } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { readHistory } from "./changes";
import { buryImages } from "./leave";
import { writeLook } from "./looks";
import { beginPass, completePass } from "./passes";
import { keepScopes } from "./scopes";
import { writePage } from "./write-page";

withDatabase();

const scope: Scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "private" };
const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" };
const at = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, "0")}:00.000Z`;

beforeEach(async () => {
  await (await database()).delete(connections);
  await plantScope(scope);
});

/** A complete pass that sees these images. */
async function read(minute: number, ...items: ReturnType<typeof toldImage>[]): Promise<void> {
  const pass = await beginPass(scope, at(minute));
  await writePage({ scope, items, at: at(minute) });
  await completePass(scope, pass, {
    pages: 1,
    images: items.length,
    written: 0,
    finishedAt: at(minute),
    dueAt: at(59),
    seen: new Set(items.map(({ value }) => value.ref.imageId)),
  });
}

const told = (change: Partial<Image> = {}, imageId = "img-1") =>
  toldImage(imageId, change, JSON.stringify({ imageId, ...change }));

async function history(of = ref) {
  const { changes } = await readHistory(of);
  return changes.map(({ kind, at: when, fields }) => [kind, when, fields.map(({ field }) => field)]);
}

describe("the history of an image", () => {
  it("says nothing of the first read of a listing: it was there before we looked", async () => {
    await read(0, told());
    expect(await history()).toEqual([]);
  });

  it("tells of an image that appeared, changed, went and came back", async () => {
    await read(0);
    await read(1, told());
    await read(2, told({ name: "renamed" }));
    await read(3);
    await read(4);
    await read(5, told({ name: "renamed", description: "restored" }));
    expect(await history()).toEqual([
      ["came-back", at(5), ["description"]],
      ["gone", at(4), []],
      ["changed", at(2), ["name"]],
      ["appeared", at(1), []],
    ]);
  });

  it("is not touched by a read that tells the same, or by one pass that misses it", async () => {
    await read(0, told());
    await read(1, told());
    await read(2);
    await read(3, told());
    expect(await history()).toEqual([]);
  });

  it("does not take a new reading of the same text for a change of the image", async () => {
    await read(0, toldImage("img-1", { name: "as read by the old version" }));
    await read(1, toldImage("img-1", { name: "as read by the new version" }));
    expect(await history()).toEqual([]);
  });

  it("tells what looks find, once, whether a list or a look saw it first", async () => {
    const detail = (name: string) => told({ name, operation: "DescribeImage" });
    const look = (minute: number, name: string) => {
      const { value, answers } = detail(name);
      const asked = answers.map((answer) => ({ ...answer, kind: "detail" as const }));
      return writeLook(ref, {
        at: at(minute),
        detailed: value,
        sharing: null,
        answers: asked,
        failure: null,
      });
    };
    await read(0, told({ name: "a" }));
    await look(1, "a");
    await look(2, "b");
    await read(3, told({ name: "b" }));
    expect(await history()).toEqual([["changed", at(2), ["name"]]]);
    await read(4, told({ name: "c" }));
    await look(5, "c");
    expect(await history()).toEqual([
      ["changed", at(4), ["name"]],
      ["changed", at(2), ["name"]],
    ]);
  });

  it("tells with whom it is shared from the second time on that it was asked", async () => {
    await read(0, told());
    const look = (minute: number, ...accounts: string[]) =>
      writeLook(ref, {
        at: at(minute),
        detailed: null,
        sharing: {
          audience: "not-reported",
          used: accounts.length,
          limit: 500,
          limitBasis: "documented",
          targets: accounts.map((account) => ({ account, name: null, sharedAt: null })),
        },
        answers: [
          {
            kind: "sharing",
            operation: "DescribeImageSharePermission",
            requestId: null,
            receivedAt: at(minute),
            text: JSON.stringify(accounts),
          },
        ],
        failure: null,
      });
    await look(1, "100");
    await look(2, "100");
    expect(await history()).toEqual([]);
    await look(3, "100", "200");
    expect(await history()).toEqual([["changed", at(3), ["sharing.used", "sharing.targets"]]]);
  });

  it("tells apart what an admin dropped from what the cloud no longer has", async () => {
    await read(0, told());
    const db = await database();
    await db.transaction((transaction) =>
      buryImages(transaction, { connectionId: "tc-prod", regionIds: null }, at(1)),
    );
    expect(await history()).toEqual([["dropped", at(1), []]]);
  });

  it("tells of images whose listing is not read any more, and not twice", async () => {
    await read(0, told());
    await keepScopes("tc-prod", []);
    await keepScopes("tc-prod", []);
    expect((await history()).map(([kind]) => kind)).toEqual(["dropped"]);
  });

  it("is read in pages, newest first", async () => {
    await read(0, told());
    for (const minute of [1, 2, 3]) await read(minute, told({ name: `name ${minute}` }));
    const first = await readHistory(ref, { limit: 2 });
    expect(first.changes.map(({ at: when }) => when)).toEqual([at(3), at(2)]);
    expect(first.more).toBe(true);
    const rest = await readHistory(ref, { before: first.changes[1]?.id ?? null, limit: 2 });
    expect(rest.changes.map(({ at: when }) => when)).toEqual([at(1)]);
    expect(rest.more).toBe(false);
  });

  it("is one row for each of many images that go at once", async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => told({}, `img-${index}`));
    await read(0, ...many);
    await read(1);
    await read(2);
    const db = await database();
    expect(await db.$count(images)).toBe(1_200);
    expect(await history({ ...ref, imageId: "img-1199" })).toEqual([["gone", at(2), []]]);
  });
});
