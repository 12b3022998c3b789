import { beforeAll, describe, expect, it } from "vitest";
import { database } from "../../database";
import { images } from "../../database/tables";
import { emptyFilter, withChoice } from "../../domain/image-filter";
import { withDatabase } from "../../testing/database";
import { testImage } from "../../testing/image";
import { plantConnection } from "../../testing/inventory";
import { liveIndex } from "../live-index";
import { openRows } from "./rows";

withDatabase();

const ref = (regionId: string, imageId: string) => ({ connectionId: "tc-prod", regionId, imageId });

/** 450 images in one region and three in another; created in the order of their ids. */
beforeAll(async () => {
  await plantConnection("tc-prod", ["ap-guangzhou", "ap-shanghai"]);
  const refs = [
    ...Array.from({ length: 450 }, (_, at) => ref("ap-guangzhou", `img-${String(at).padStart(4, "0")}`)),
    ...["a", "b", "c"].map((id) => ref("ap-shanghai", `img-${id}`)),
  ];
  const db = await database();
  await db.insert(images).values(
    refs.map((each, at) => {
      const iso = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
      const shown = testImage({
        ref: each,
        name: each.imageId,
        createdAt: { iso, raw: iso, zone: "stated" },
      });
      return {
        ...each,
        group: "private" as const,
        ownership: "private" as const,
        digest: "",
        listed: shown,
        listedAt: iso,
        shown,
        firstSeenAt: iso,
        revision: at + 1,
      };
    }),
  );
  await liveIndex().catchUp();
});

async function idsOf(open: Awaited<ReturnType<typeof openRows>>): Promise<string[][]> {
  const pages: string[][] = [];
  for await (const page of open.pages) pages.push(page.map((row) => row.ref.imageId));
  return pages;
}

describe("the rows of an export", () => {
  it("are all that fit, once, in the order of the list, a page at a time", async () => {
    const open = await openRows({ ...emptyFilter(), sort: { key: "created", descending: false } }, []);
    expect(open).toMatchObject({ total: 453, known: 453 });
    const pages = await idsOf(open);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(200);
    const ids = pages.flat();
    expect(ids.slice(0, 2)).toEqual(["img-0000", "img-0001"]);
    expect(ids.at(-1)).toBe("img-c");
    expect(new Set(ids).size).toBe(453);
  });

  it("fit the filter", async () => {
    const open = await openRows(withChoice(emptyFilter(), "region", "ap-shanghai", "include"), []);
    expect(open).toMatchObject({ total: 3, known: 453 });
    expect(await idsOf(open)).toEqual([["img-c", "img-b", "img-a"]]);
  });

  it("are the selected ones alone, in the list's order, whether or not they fit the filter", async () => {
    const filter = withChoice(emptyFilter(), "region", "ap-shanghai", "include");
    const selected = [
      ref("ap-shanghai", "img-a"),
      ref("ap-guangzhou", "img-0300"),
      ref("ap-shanghai", "img-c"),
    ];
    const open = await openRows(filter, selected);
    expect(open).toMatchObject({ total: 3, known: 453 });
    expect((await idsOf(open)).flat()).toEqual(["img-c", "img-a", "img-0300"]);
  });

  it("leave out selected images that are gone, and count what is left", async () => {
    const open = await openRows(emptyFilter(), [ref("ap-shanghai", "img-b"), ref("ap-shanghai", "img-z")]);
    expect(open.total).toBe(1);
    expect((await idsOf(open)).flat()).toEqual(["img-b"]);
  });
});
