import { expect, it } from "vitest";
import type { ImageRow } from "./image-list";
import { successorsOf } from "./successors";

const REF = { connectionId: "jd-retail", regionId: "cn-north-1", imageId: "img-old" };
const time = (day: string) => ({ iso: `${day}T00:00:00.000Z`, raw: day, zone: "stated" }) as const;
const os = (distribution: string, release: string) =>
  ({ family: "not-reported", text: null, distribution, release, language: null }) as const;

const GONE = { ref: REF, name: "order-db-2026.10", os: os("ubuntu", "22.04"), createdAt: time("2026-10-01") };

/** Only what the ranking reads. */
function row(imageId: string, more: Partial<ImageRow> = {}): ImageRow {
  return {
    ref: { ...REF, imageId },
    name: imageId,
    os: os("centos", "7.6"),
    createdAt: time("2026-11-01"),
    ...more,
  } as ImageRow;
}
const ids = (candidates: ImageRow[], gone = GONE) =>
  successorsOf(gone, candidates).map(({ image, because }) => [image.ref.imageId, because]);

it("names the same name first, then the same series, then the same release, each the newest first", () => {
  const older = time("2026-10-10");
  expect(
    ids([
      row("release", { os: GONE.os }),
      row("series-old", { name: "order-db-2026.11", createdAt: older }),
      row("series-new", { name: "Order-DB-2026.12" }),
      row("other"),
    ]),
  ).toEqual([
    ["series-new", "same-series"],
    ["series-old", "same-series"],
    ["release", "same-release"],
  ]);
  expect(ids([row("series", { name: "order-db-2026.11" }), row("same", { name: GONE.name })])).toEqual([
    ["same", "same-name"],
    ["series", "same-series"],
  ]);
});

it("names no image that is older, elsewhere, or the one that is gone", () => {
  const name = GONE.name;
  expect(
    ids([
      row("img-old", { name }),
      row("older", { name, createdAt: time("2026-09-30") }),
      row("as-old", { name, createdAt: GONE.createdAt }),
      row("there", { name, ref: { ...REF, imageId: "there", regionId: "cn-east-2" } }),
      row("theirs", { name, ref: { ...REF, imageId: "theirs", connectionId: "jd-lab" } }),
    ]),
  ).toEqual([]);
});

it("takes an image for newer where its cloud tells no time", () => {
  expect(ids([row("img-new", { name: GONE.name, createdAt: null })])).toEqual([["img-new", "same-name"]]);
});

it("makes no series of names that are nothing but numbers, or have none", () => {
  expect(ids([row("a", { name: "2026.11" })], { ...GONE, name: "2026.10" })).toEqual([]);
  expect(ids([row("a", { name: "base" })], { ...GONE, name: "core" })).toEqual([]);
  expect(ids([row("a", { name: null })], { ...GONE, name: " " })).toEqual([]);
});

it("names each image once, and three at the most", () => {
  const five = ["a", "b", "c", "d", "e"].map((id) => row(id, { name: GONE.name }));
  expect(ids([...five, ...five]).map(([id]) => id)).toEqual(["a", "b", "c"]);
});
