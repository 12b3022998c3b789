import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { images, quotas } from "../database/tables";
import { emptyFilter } from "../domain/image-filter";
import type { Scope } from "../domain/source";
import { withDatabase } from "../testing/database";
import { testImage } from "../testing/image";
import { plantScope, toldImage } from "../testing/inventory";
import { SHARED_WITH_NOBODY, testFailure } from "../testing/provider";
import { readImageDetail } from "./detail";
import { listImages } from "./list";
import { liveIndex } from "./live-index";
import { writeLook } from "./looks";
import { beginPass, breakPass, completePass } from "./passes";
import { writeQuota } from "./quotas";
import { writePage } from "./write-page";

withDatabase();
beforeAll(() => plantScope(scope, "baidu-bcc"));

const scope: Scope = { connectionId: "bd-core", regionId: "bj", group: "all" };
const ref = { connectionId: "bd-core", regionId: "bj", imageId: "m-nky7qeom" };
const minute = (number: number) => new Date(Date.UTC(2026, 10, 20, 8, number)).toISOString();
const baidu = { ref, cloud: "baidu-bcc", dialect: "baidu-bcc", operation: "ListImages" } as const;

beforeEach(async () => {
  const db = await database();
  await db.delete(images);
  await db.delete(quotas);
});

/** A pass that begins at a minute and finds these names, or none. */
async function walk(number: number, names: string[], complete = true): Promise<void> {
  const pass = await beginPass(scope, minute(number));
  const items = names.map((name) => toldImage(ref.imageId, { ...baidu, name }));
  await writePage({ scope, items, at: minute(number) });
  const result = {
    finishedAt: minute(number),
    pages: 1,
    images: names.length,
    written: 1,
    dueAt: minute(number),
  };
  if (complete) await completePass(scope, pass, { ...result, seen: new Set(names.map(() => ref.imageId)) });
  else await breakPass(scope, pass, { ...result, failure: testFailure("network").failure });
}

async function detail() {
  const found = await readImageDetail(ref);
  if (!found) throw new Error("the image is not known");
  return found;
}

const look = (number: number, change: object = {}) =>
  writeLook(ref, {
    at: minute(number),
    detailed: null,
    sharing: SHARED_WITH_NOBODY.value,
    answers: [],
    failure: null,
    ...change,
  });

describe("the detail of an image", () => {
  it.each([
    ["an account that is not there", { connectionId: "nobody" }],
    ["a region that the cloud could not have", { regionId: "../bj" }],
    ["an id that the cloud could not have given", { imageId: "../../quotas" }],
    ["an image that is not stored", { imageId: "m-00000000" }],
  ])("is not known for %s", async (_what, change) => {
    await walk(0, ["web"]);
    expect(await readImageDetail({ ...ref, ...change })).toBeNull();
  });

  it("says of every field which operation told it and where", async () => {
    await walk(0, ["web"]);
    const pictured = {
      ...testImage(),
      ...baidu,
      operation: "GetImage",
      name: "web",
      description: "told by detail",
    };
    await look(1, { detailed: pictured });
    await walk(2, ["renamed"]);
    const { image, evidence } = await detail();
    expect(image).toMatchObject({ name: "renamed", description: "told by detail" });
    expect(image.filledFrom).toMatchObject({ operation: "GetImage" });
    expect(evidence.name).toMatchObject({ basis: "reported", operation: "ListImages", from: ["name"] });
    for (const field of image.filledFrom?.fields ?? []) {
      const told = Object.entries(evidence).filter(
        ([name]) => name === field || name.startsWith(`${field}.`),
      );
      for (const [, { operation }] of told) expect(operation).toBe("GetImage");
    }
  });

  it("was last told by the newest complete read, or by a later look at the image itself", async () => {
    await walk(0, ["web"]);
    await walk(5, ["web"]);
    expect((await detail()).readAt).toBe(minute(5));
    await walk(9, [], false);
    expect((await detail()).readAt).toBe(minute(5));
    await look(10);
    expect(await detail()).toMatchObject({ readAt: minute(5), askedAt: minute(10) });
    await look(11, { detailed: { ...testImage(), ...baidu, operation: "GetImage" } });
    expect(await detail()).toMatchObject({ readAt: minute(11), askedAt: minute(11) });
  });

  it("is kept when it is gone, with the time when it was last seen", async () => {
    await walk(0, ["web"]);
    await walk(5, ["web"]);
    await walk(10, []);
    expect(await detail()).toMatchObject({ goneAt: null, readAt: minute(5) });
    await walk(15, []);
    expect(await detail()).toMatchObject({ goneAt: minute(15), readAt: minute(5), image: { name: "web" } });
  });

  it("has the quota of its region, and the last one when it could not be asked", async () => {
    await walk(0, ["web"]);
    expect((await detail()).quota).toBeNull();
    const place = { connectionId: "bd-core", regionId: "bj" };
    await writeQuota({ ...place, used: 7, limit: 20, at: minute(1), failure: null });
    const { failure } = testFailure("forbidden");
    await writeQuota({ ...place, used: null, limit: null, at: minute(2), failure });
    expect((await detail()).quota).toEqual({ used: 7, limit: 20, askedAt: minute(1) });
  });
});

describe("a row of the list", () => {
  const rows = async () => {
    await liveIndex().catchUp();
    return (await listImages(emptyFilter(), { from: 0, limit: 10 })).rows;
  };

  it("says of an image that a complete read missed when it was last there", async () => {
    await walk(0, ["web"]);
    await walk(5, []);
    expect(await rows()).toMatchObject([{ readAt: minute(0) }]);
  });

  it("is marked old when nobody reads its region any more", async () => {
    await walk(0, ["web"]);
    const db = await database();
    const other = { ...ref, regionId: "gz" };
    await db
      .update(images)
      .set({ regionId: "gz", shown: { ...testImage(), ...baidu, ref: other } })
      .where(eq(images.imageId, ref.imageId));
    // The index goes by what is shown.
    liveIndex().index.remove(`bd-core\nbj\n${ref.imageId}`);
    await db.execute("update images set revision = nextval('image_revision')");
    expect(await rows()).toMatchObject([{ old: true }]);
  });
});
