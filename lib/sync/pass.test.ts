import { setImmediate } from "node:timers/promises";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { images, passes, scopes } from "../database/tables";
import type { Scope } from "../domain/source";
import { liveIndex } from "../inventory/live-index";
import { lockRevisions } from "../inventory/revision";
import { keepScopes } from "../inventory/scopes";
import type { ImagePage, ImageProvider } from "../providers/port";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { testFailure, testProvider } from "../testing/provider";
import { walkScope } from "./pass";

withDatabase();
beforeAll(() => plantConnection("tc-prod", ["ap-guangzhou"]));
beforeEach(async () => {
  const db = await database();
  await db.delete(images);
  await db.delete(passes);
  await db.delete(scopes);
  await keepScopes("tc-prod", [scope]);
});

const scope: Scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" };
const DUE = "2026-11-20T13:00:00.000Z";

const page = (next: string | null, ...imageIds: string[]): ImagePage => ({
  items: imageIds.map((id) => toldImage(id)),
  unreadable: 0,
  next,
  total: null,
});

function walk(listImages: ImageProvider["listImages"], signal = new AbortController().signal) {
  const provider = testProvider({ listImages });
  return walkScope({ provider, scope, now: () => new Date(), nextDue: () => DUE, signal });
}

async function storedIds() {
  const db = await database();
  const rows = await db.select({ imageId: images.imageId, missing: images.missingPasses }).from(images);
  return rows.map(({ imageId, missing }) => `${imageId} ${missing}`).sort();
}

it("is complete when every page arrived, and asks for the next one by what the last one said", async () => {
  const asked: (string | null)[] = [];
  const walked = await walk(async (_scope, from) => {
    asked.push(from);
    return from === null ? page("2", "img-a") : page(null, "img-b", "img-c");
  });
  expect(asked).toEqual([null, "2"]);
  expect(walked).toEqual({ complete: true, images: 3, written: 3, failure: null });
});

it("has its images in the list when the source is told as read", async () => {
  const before = liveIndex().index.size;
  await walk(async () => page(null, "img-listed-a", "img-listed-b"));
  expect(liveIndex().index.size).toBe(before + 2);
});

it("asks for the next page while one is stored, and for none beyond it", async () => {
  const asked: (string | null)[] = [];
  const db = await database();
  const walked = await db.transaction(async (transaction) => {
    // As long as this is held, nobody stores a page.
    await lockRevisions(transaction);
    const walking = walk(async (_scope, from) => {
      asked.push(from);
      return from === "3" ? page(null, "img-c") : page(from === null ? "2" : "3", `img-${from ?? "a"}`);
    });
    await vi.waitFor(() => expect(asked).toEqual([null, "2"]));
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    expect(asked).toEqual([null, "2"]);
    return { walking };
  });
  expect(await walked.walking).toMatchObject({ complete: true, images: 3 });
});

it("keeps the pages that came before a failure, and misses nothing because of it", async () => {
  await walk(async () => page(null, "img-a", "img-b"));
  const walked = await walk(async (_scope, from) => {
    if (from !== null) throw testFailure("timeout");
    return page("2", "img-c");
  });
  expect(walked).toMatchObject({ complete: false, failure: { kind: "timeout" } });
  expect(await storedIds()).toEqual(["img-a 0", "img-b 0", "img-c 0"]);
});

it("walks on through pages whose images another group's listing brings", async () => {
  const walked = await walk(async (_scope, from) => {
    const next = Number(from ?? 0) + 1;
    return next > 20 ? page(null, "img-a") : { ...page(String(next)), leftOut: 50 };
  });
  expect(walked).toMatchObject({ complete: true, images: 1 });
});

it("is not complete when an item could not be read, and still walks on", async () => {
  await walk(async () => page(null, "img-a", "img-odd"));
  const walked = await walk(async (_scope, from) =>
    from === null ? { ...page("2", "img-a"), unreadable: 1 } : page(null, "img-b"),
  );
  expect(walked).toMatchObject({ complete: false, images: 2, failure: { code: "unreadable-items" } });
  expect(await storedIds()).toEqual(["img-a 0", "img-b 0", "img-odd 0"]);
});

it.each<[string, ImageProvider["listImages"]]>([
  ["repeated-page", async (_scope, from) => page(from === "2" ? "3" : "2", "img-a")],
  ["empty-pages", async (_scope, from) => page(String(Number(from ?? 0) + 1))],
  ["endless-pages", async (_scope, from) => page(String(Number(from ?? 0) + 1), "img-a")],
])("takes a list that never ends for broken: %s", async (code, listImages) => {
  const walked = await walk(listImages);
  expect(walked).toMatchObject({ complete: false, failure: { kind: "unexpected-answer", code } });
});

it("allows an empty page with a successor now and then", async () => {
  const walked = await walk(async (_scope, from) => {
    const number = Number(from ?? 0);
    return number === 6
      ? page(null, "img-z")
      : page(String(number + 1), ...(number % 3 === 2 ? ["img-a"] : []));
  });
  expect(walked.complete).toBe(true);
});

it("takes an error of our own for a failure, never for an empty list", async () => {
  await walk(async () => page(null, "img-a"));
  const walked = await walk(async () => {
    throw new TypeError("a defect");
  });
  expect(walked).toMatchObject({ complete: false, failure: { kind: "internal" } });
  expect(await storedIds()).toEqual(["img-a 0"]);
});
