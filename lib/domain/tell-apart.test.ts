import { expect, it } from "vitest";
import { row } from "@/components/images/list/testing";
import { lookAlikes, tellingColumns } from "./tell-apart";

const at = (imageId: string, regionId = "cn-north-1") => ({ connectionId: "c-jd", regionId, imageId });

it("groups what has the same name in the same account and region, whatever its case", () => {
  const rows = [
    row({ ref: at("img-1"), name: "Base" }),
    row({ ref: at("img-2"), name: "other" }),
    row({ ref: at("img-3"), name: "base " }),
    row({ ref: at("img-4", "cn-east-2"), name: "base" }),
  ];
  expect(lookAlikes(rows).map((group) => group.map(({ ref }) => ref.imageId))).toEqual([["img-1", "img-3"]]);
});

it("groups no images without a name", () => {
  expect(lookAlikes([row({ ref: at("img-1"), name: null }), row({ ref: at("img-2"), name: null })])).toEqual(
    [],
  );
  expect(lookAlikes([row({ ref: at("img-1"), name: " " }), row({ ref: at("img-2"), name: "" })])).toEqual([]);
});

it("names the columns in which look-alikes differ, and only those", () => {
  const groups = lookAlikes([
    row({ ref: at("img-1"), snapshotId: "snap-1", description: "nightly" }),
    row({ ref: at("img-2"), snapshotId: "snap-2", description: "nightly" }),
  ]);
  expect(tellingColumns(groups)).toEqual(["snapshot"]);
});

it("does not mix groups: what differs between two of them tells nobody apart", () => {
  const groups = lookAlikes([
    row({ ref: at("img-1"), name: "a", minDiskGiB: 20 }),
    row({ ref: at("img-2"), name: "a", minDiskGiB: 20 }),
    row({ ref: at("img-3"), name: "b", minDiskGiB: 40, tags: [{ key: "env", value: "prod" }] }),
    row({ ref: at("img-4"), name: "b", minDiskGiB: 40, tags: [{ key: "env", value: null }] }),
  ]);
  expect(tellingColumns(groups)).toEqual(["tags"]);
});

it("takes a value that is not there for another one than an empty text", () => {
  const groups = lookAlikes([
    row({ ref: at("img-1"), owner: null }),
    row({ ref: at("img-2"), owner: "" }),
    row({ ref: at("img-3"), owner: null }),
  ]);
  expect(tellingColumns(groups)).toEqual(["owner"]);
});

it("has nothing to show where everything is the same", () => {
  const groups = lookAlikes([row({ ref: at("img-1") }), row({ ref: at("img-2") })]);
  expect(tellingColumns(groups)).toEqual([]);
});
