import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImageRef } from "./image";
import { listPathOf, MOST_SELECTED, readListAddress, viewAddress, writeListAddress } from "./list-address";
import { COLUMN_IDS, DEFAULT_COLUMNS } from "./list-columns";
import { refText } from "./ref-text";

const read = (query: string) => readListAddress(new URLSearchParams(query));
const rewritten = (query: string) => writeListAddress(read(query)).toString();

describe("the address of the list", () => {
  it("is empty for the plain list", () => {
    expect(read("")).toMatchObject({ columns: DEFAULT_COLUMNS, selected: [], open: null });
    expect(rewritten("")).toBe("");
    expect(listPathOf("")).toBe("/images");
    expect(listPathOf("q=a")).toBe("/images?q=a");
  });

  it("carries filter, columns, selection and the open image", () => {
    const query =
      "q=centos&cols=os+tags&sel=tc-prod.ap-guangzhou.img-1+img-2&open=tc-prod.ap-guangzhou.img-2";
    const address = read(query);
    expect(address.filter.q).toBe("centos");
    expect(address.columns).toEqual(["name", "os", "tags"]);
    expect(address.selected.map(refText)).toEqual([
      "tc-prod.ap-guangzhou.img-1",
      "tc-prod.ap-guangzhou.img-2",
    ]);
    expect(address.open).toEqual({ connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-2" });
    expect(rewritten(query)).toBe(query);
  });

  it.each([
    ["sel=nonsense", ""],
    ["sel=a.b", ""],
    ["sel=&open=", ""],
    ["open=nonsense", ""],
    ["sel=a.b.2+1+2", "sel=a.b.1+2"],
    ["sel=a.b.1&sel=a.b.1+2&sel=0.b.9", "sel=0.b.9&sel=a.b.1+2"],
    ["novelty=1", ""],
  ])("tolerates %j", (query, again) => {
    expect(rewritten(query)).toBe(again);
  });

  it("gives the same address to the same selection, in whatever order it was made", () => {
    const part = fc.stringMatching(/^[a-z0-9.%_*-]{1,12}$/);
    const ref = fc.record({ connectionId: part, regionId: part, imageId: part });
    fc.assert(
      fc.property(fc.array(ref, { maxLength: 20 }), fc.shuffledSubarray([...COLUMN_IDS]), (refs, columns) => {
        const state = { ...read(""), columns, selected: refs };
        const text = writeListAddress(state).toString();
        expect(writeListAddress({ ...state, selected: refs.toReversed() }).toString()).toBe(text);
        expect(new Set(read(text).selected.map(refText))).toEqual(new Set(refs.map(refText)));
        expect(rewritten(text)).toBe(text);
      }),
    );
  });

  it("stays short enough for every server, however much is selected", () => {
    const selected: ImageRef[] = Array.from({ length: 1000 }, (_, at) => ({
      connectionId: "tc-prod",
      regionId: "ap-guangzhou",
      imageId: `img-${String(at).padStart(8, "0")}`,
    }));
    const text = writeListAddress({ ...read(""), selected }).toString();
    expect(read(text).selected).toHaveLength(MOST_SELECTED);
    expect(text.length).toBeLessThan(4_000);
  });

  it("of a view keeps nothing of the moment, in one spelling", () => {
    expect(viewAddress("cols=os,novelty&q=++a+&sel=a.b.c&open=a.b.c&from=100")).toBe("q=a&cols=os");
  });
});
