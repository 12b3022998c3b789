import { beforeAll, expect, it } from "vitest";
import { readFilter } from "../domain/image-filter";
import { withDatabase } from "../testing/database";
import { testImage } from "../testing/image";
import { plantScope, toldImage } from "../testing/inventory";
import { listRows } from "./list";
import { liveIndex } from "./live-index";
import { rowPictures, toPicture } from "./row-pictures";
import { keyOf } from "./search/entry";
import { writePage } from "./write-page";

withDatabase();

const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" } as const;
const picture = toPicture(testImage());

async function write(imageId: string, name: string): Promise<void> {
  await writePage({ scope, items: [toldImage(imageId, { name })], at: "2026-11-20T08:00:00.000Z" });
}

async function names(): Promise<(string | null)[]> {
  const { rows } = await listRows(readFilter(new URLSearchParams("sort=created")), { from: 0, limit: 10 });
  return rows.map(({ ref, name }) => `${ref.imageId} ${name}`).sort();
}

beforeAll(async () => {
  await plantScope(scope);
  await write("img-1", "one");
  await write("img-2", "two");
  await liveIndex().catchUp();
});

it("tells an image that was read before as it is stored now, also before the index knows", async () => {
  expect(await names()).toEqual(["img-1 one", "img-2 two"]);
  const { pictures } = liveIndex();
  expect(pictures.revisionOf(keyOf({ ...scope, imageId: "img-2" }))).not.toBeNull();
  await write("img-2", "other");
  expect(await names()).toEqual(["img-1 one", "img-2 other"]);
  expect(await names()).toEqual(["img-1 one", "img-2 other"]);
});

it("keeps as many as it was told to, and forgets first what was used longest ago", () => {
  const kept = rowPictures(2);
  kept.keep("a", 1, picture);
  kept.keep("b", 2, picture);
  expect(kept.take("a")).toBe(picture);
  kept.keep("c", 3, picture);
  expect(["a", "b", "c"].map(kept.revisionOf)).toEqual([1, null, 3]);
  kept.keep("c", 4, picture);
  expect(["a", "b", "c"].map(kept.revisionOf)).toEqual([1, null, 4]);
});
