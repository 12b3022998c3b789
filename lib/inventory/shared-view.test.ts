import { beforeAll, beforeEach, expect, it } from "vitest";
import { database } from "../database";
import { changes, connections, images, scopes } from "../database/tables";
import type { Image } from "../domain/image";
import type { KeptPicture } from "../domain/share-link";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { readImageDetail } from "./detail";
import { keepScopes } from "./scopes";
import { readSharedView } from "./shared-view";
import { pictureOf } from "./since";
import { writePage } from "./write-page";

withDatabase();
beforeAll(() => plantConnection("tc-prod", ["ap-guangzhou"]));

const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-a0000001" };
const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" } as const;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString();
const write = (minute: number, change: Partial<Image> = {}) =>
  writePage({
    scope,
    items: [toldImage(ref.imageId, { ref, ...change }, JSON.stringify(change))],
    at: at(minute),
  });

async function picture(): Promise<KeptPicture> {
  const detail = await readImageDetail(ref);
  if (!detail) throw new Error("the image is not stored");
  return pictureOf(detail);
}
const view = (kept: KeptPicture) => readSharedView({ ref, picture: kept, sharedAt: at(30) });

beforeEach(async () => {
  const db = await database();
  await db.delete(changes);
  await db.delete(images);
  await keepScopes("tc-prod", [scope]);
  await db.update(scopes).set({ completeAt: at(0) });
  await write(1);
});

it("tells the image as it is and what changed since, as far as a public link may", async () => {
  const kept = await picture();
  await write(40, { name: "renamed", owner: "somebody", tags: [{ key: "env", value: "prod" }] });
  const shown = await view(kept);
  expect(shown).toMatchObject({ state: "there", goneAt: null, image: { name: "renamed" } });
  expect(shown.changes).toEqual([{ field: "name", from: "web-base", to: "renamed" }]);
  expect(JSON.stringify(shown)).not.toMatch(/somebody|tc-prod|prod/);
});

it("tells the last known state of an image that is gone", async () => {
  const kept = await picture();
  const db = await database();
  await db.update(images).set({ goneAt: at(50) });
  expect(await view(kept)).toMatchObject({ state: "gone", goneAt: at(50), image: { name: "web-base" } });
});

it("tells the kept state once nothing is stored any more", async () => {
  const kept = await picture();
  await (await database()).delete(images);
  expect(await view(kept)).toMatchObject({
    state: "gone",
    goneAt: null,
    changes: [],
    image: { name: "web-base" },
  });
});

it("never tells of another image that came under the same id", async () => {
  const kept = await picture();
  await (await database()).delete(images);
  await write(55, { name: "somebody else's" });
  const shown = await view(kept);
  expect(shown).toMatchObject({ state: "gone", image: { name: "web-base" } });
  expect(JSON.stringify(shown)).not.toContain("somebody else's");
});

it("knows another image under the same id by its time of creation", async () => {
  await write(2, { createdAt: { iso: at(0), raw: at(0), zone: "stated" } });
  const kept = await picture();
  await write(55, { name: "another", createdAt: { iso: at(54), raw: at(54), zone: "stated" } });
  expect(await view(kept)).toMatchObject({ state: "gone", image: { name: "web-base" } });
});

it("says that an image is not read any more where its region was dropped", async () => {
  const kept = await picture();
  await keepScopes("tc-prod", []);
  await (await database()).update(connections).set({ regions: [] });
  expect(await view(kept)).toMatchObject({ state: "unread" });
});
