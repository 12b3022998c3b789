import { describe, expect, it } from "vitest";
import { wordsIn } from "@/components/testing/words-in";
import { type ComparedImage, compareImages, onlyDifferences } from "@/lib/domain/compare";
import { testImage } from "@/lib/testing/image";
import { comparisonFile } from "./comparison-file";

const english = wordsIn("en");
const chinese = wordsIn("zh-CN");

function compared(change: Partial<ComparedImage["image"]>): ComparedImage {
  return {
    image: testImage(change),
    connectionName: "tc-prod",
    evidence: {},
    firstSeenAt: "2026-11-01T00:00:00.000Z",
    readAt: "2026-11-21T08:00:00.000Z",
    goneAt: null,
    lifecycle: {
      state: "ended",
      endsOn: "2024-06-30",
      extendedEndsOn: null,
      product: "CentOS",
      cycle: "7",
      source: null,
    },
    old: false,
  };
}

const images = [
  compared({ name: "a|b" }),
  compared({
    ref: { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-0002" },
    name: "=1+1",
    status: { value: "creating", raw: "CREATING" },
    imageSizeGiB: 60,
  }),
];
const given = {
  images,
  comparison: onlyDifferences(compareImages(images)),
  madeAt: "2026-11-21T14:05:09.000Z",
  address: "http://127.0.0.1:3000/compare?image=a",
};

describe("a comparison as a file", () => {
  it("is a table of the same width in CSV, safe for spreadsheets", () => {
    expect(comparisonFile("csv", given, english).split("\r\n")).toEqual([
      "\uFEFFMade at,2026-11-21T14:05:09Z,,,",
      "Address,http://127.0.0.1:3000/compare?image=a,,,",
      ",,,,",
      "Group,Field,a|b,'=1+1,Differs",
      ",Image id,img-0001,img-0002,",
      "Disks,Image size,50 GiB,60 GiB,yes",
      "State,Status,Available,Creating,yes",
      "",
    ]);
  });

  it("sets in bold in Markdown what differs", () => {
    expect(comparisonFile("markdown", given, english)).toBe(
      [
        "- **Made at** 2026-11-21T14:05:09Z",
        "- **Address** http://127.0.0.1:3000/compare?image=a",
        "",
        "|  | a\\|b | =1+1 |",
        "| --- | --- | --- |",
        "| Image id | img-0001 | img-0002 |",
        "| **Disks** | | |",
        "| Image size | 50 GiB | **60 GiB** |",
        "| **State** | | |",
        "| Status | Available | **Creating** |",
        "",
      ].join("\n"),
    );
  });

  it("has stable keys in JSON", () => {
    const told = JSON.parse(comparisonFile("json", given, chinese));
    expect(told.head).toMatchObject({ madeAt: given.madeAt, differing: 2 });
    expect(told.images.map(({ name }: { name: string }) => name)).toEqual(["a|b", "=1+1"]);
    expect(told.groups).toEqual([
      {
        kind: "disks",
        lines: [{ field: "imageSize", differs: true, values: [50, 60], differsFromBaseline: [false, true] }],
      },
      {
        kind: "state",
        lines: [
          {
            field: "status",
            differs: true,
            values: ["available", "creating"],
            differsFromBaseline: [false, true],
          },
        ],
      },
    ]);
  });

  it("speaks Chinese", () => {
    expect(comparisonFile("markdown", given, chinese)).toContain("| 状态 | 可用 | **创建中** |");
  });
});
