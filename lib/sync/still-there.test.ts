import { beforeAll, expect, it } from "vitest";
import { database } from "../database";
import type { DialectId } from "../domain/cloud";
import type { Scope } from "../domain/source";
import { regroupImages } from "../inventory/other-dialect";
import { keepScopes } from "../inventory/scopes";
import { writePage } from "../inventory/write-page";
import { cloudError } from "../providers/errors";
import type { ImageProvider } from "../providers/port";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { stillThere } from "./still-there";

withDatabase();

const place = { connectionId: "tc-prod", regionId: "ap-guangzhou" };
const scope: Scope = { ...place, group: "private" };
const never = new AbortController().signal;

/** A provider that is asked for single images only. */
function provider(dialect: DialectId, getImage: ImageProvider["getImage"]): ImageProvider {
  const unasked = () => Promise.reject(new Error("must not be asked"));
  return {
    dialect,
    getImage,
    identify: unasked,
    regions: unasked,
    listImages: unasked,
    sharing: unasked,
    quotas: unasked,
    preflight: unasked,
  };
}

beforeAll(async () => {
  await plantConnection("tc-prod", ["ap-guangzhou"]);
  await keepScopes("tc-prod", [{ ...place, group: "all" }, scope]);
  await writePage({
    scope: { ...place, group: "all" },
    items: ["img-seen", "img-hidden", "img-deleted", "img-unasked"].map((id) => toldImage(id)),
    at: "2026-11-20T08:00:00.000Z",
  });
  const db = await database();
  await db.transaction((transaction) =>
    regroupImages(transaction, "tc-prod", [{ regionId: "ap-guangzhou", groups: ["private", "public"] }]),
  );
});

it("keeps images that the other dialect told unless the cloud says by their id that they are gone", async () => {
  const asked: string[] = [];
  const legacy = provider("tencent-cvm-v2", async ({ imageId }) => {
    asked.push(imageId);
    if (imageId === "img-deleted") return null;
    if (imageId === "img-unasked") {
      throw cloudError({ dialect: "tencent-cvm-v2", operation: "DescribeImages" }, { kind: "network" });
    }
    return toldImage(imageId);
  });
  const kept = await stillThere({ provider: legacy, scope, seen: new Set(["img-seen"]), signal: never });
  expect(asked.sort()).toEqual(["img-deleted", "img-hidden", "img-unasked"]);
  expect(kept.sort()).toEqual(["img-hidden", "img-unasked"]);
});

it("asks nothing about images of its own dialect", async () => {
  const same = provider("tencent-cvm", () => Promise.reject(new Error("must not be asked")));
  expect(await stillThere({ provider: same, scope, seen: new Set(), signal: never })).toEqual([]);
});
