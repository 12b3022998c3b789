import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { connections, images } from "../database/tables";
import { keepScopes } from "../inventory/scopes";
import type { ImageProvider } from "../providers/port";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { testFailure, testProvider } from "../testing/provider";
import { openCloud } from "./clouds";
import { findImage } from "./find-image";

vi.mock("./clouds", () => ({ openCloud: vi.fn() }));

withDatabase();
beforeAll(() => plantConnection("tc-prod", ["ap-guangzhou"]));

const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-12345678" };
const getImage = vi.fn<ImageProvider["getImage"]>();
const find = (change: Partial<typeof ref> = {}) =>
  findImage({ ...ref, ...change }, new AbortController().signal);
const told = (change = {}) => toldImage(ref.imageId, { ref, ...change });

beforeEach(async () => {
  getImage.mockReset().mockResolvedValue(told());
  vi.mocked(openCloud).mockReset().mockResolvedValue(testProvider({ getImage }));
  const db = await database();
  await db.delete(images);
  await db.update(connections).set({ state: "active" });
  await keepScopes("tc-prod", [
    { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "private" },
    { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "public" },
  ]);
});

it("stores an image that the cloud has, in the scope whose listing brings it", async () => {
  expect(await find()).toEqual({ outcome: "found" });
  const [row] = await (await database()).select().from(images);
  expect(row).toMatchObject({ imageId: ref.imageId, group: "private", goneAt: null });
  expect(await find()).toEqual({ outcome: "known" });
  expect(getImage).toHaveBeenCalledTimes(1);
});

it("stores nothing that no listing of the account brings", async () => {
  getImage.mockResolvedValue(told({ ownership: { value: "community", raw: "COMMUNITY" } }));
  expect(await find()).toEqual({ outcome: "unlisted" });
  expect(await (await database()).select().from(images)).toEqual([]);
});

it("says that the cloud has no such image", async () => {
  getImage.mockResolvedValue(null);
  expect(await find()).toEqual({ outcome: "absent" });
});

it("says why the cloud could not be asked", async () => {
  getImage.mockRejectedValue(testFailure("forbidden"));
  expect(await find()).toMatchObject({ outcome: "failed", failure: { kind: "forbidden" } });
});

it.each([
  ["no-account", { connectionId: "nobody" }],
  ["not-an-id", { imageId: "../../quotas" }],
  ["not-an-id", { imageId: "img-1\r\nX: 1" }],
  ["not-an-id", { imageId: "m-nky7qeom" }],
  ["not-an-id", { regionId: "evil.example/" }],
  ["region-not-chosen", { regionId: "ap-shanghai" }],
])("asks nobody and answers %s for %j", async (outcome, change) => {
  expect(await find(change)).toEqual({ outcome });
  expect(openCloud).not.toHaveBeenCalled();
});

it("asks nobody on behalf of a paused account", async () => {
  await (await database()).update(connections).set({ state: "paused" });
  expect(await find()).toEqual({ outcome: "paused" });
  expect(openCloud).not.toHaveBeenCalled();
});
