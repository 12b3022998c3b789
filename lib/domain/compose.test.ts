import { describe, expect, it } from "vitest";
import { testImage } from "../testing/image";
import { compose } from "./compose";
import { BLANK_DISK } from "./disk";
import type { Sharing } from "./sharing";

const counted: Sharing = {
  audience: "not-reported",
  used: 20,
  limit: 50,
  limitBasis: "image",
  targets: [],
};
const early = "2026-11-20T08:00:00.000Z";
const late = "2026-11-20T09:00:00.000Z";

const listed = testImage({
  operation: "ListImages",
  sharing: { ...counted, used: null, limit: null, limitBasis: "none-published", targets: "not-asked" },
});
const detailed = testImage({
  operation: "GetImage",
  disks: [{ ...BLANK_DISK, sizeGiB: 40 }],
  sharing: counted,
  facts: [{ path: "specialVersion", value: "x" }],
});

describe("the shown image", () => {
  it("is the list's picture while nothing else was asked", () => {
    expect(compose({ image: listed, at: early }, null, null)).toBe(listed);
  });

  it("takes from an older detail what the list does not report, and says so", () => {
    const shown = compose(
      { image: { ...listed, status: { value: "deleting", raw: "X" } }, at: late },
      { image: detailed, at: early },
      null,
    );
    expect(shown.status).toEqual({ value: "deleting", raw: "X" });
    expect(shown.disks).toEqual(detailed.disks);
    expect(shown.sharing).toMatchObject({ used: 20, limit: 50, limitBasis: "image" });
    expect(shown.facts).toEqual(detailed.facts);
    expect(shown.filledFrom).toEqual({ operation: "GetImage", fields: ["disks"] });
  });

  it("has nothing of an older answer of the same operation: what was taken away is gone", () => {
    const before = testImage({ description: "to be removed", tags: [{ key: "team", value: "web" }] });
    const now = testImage({ description: null, tags: [] });
    expect(compose({ image: now, at: late }, { image: before, at: early }, null)).toEqual(now);
  });

  it("does not fill in disks where a newer answer says that there are none", () => {
    const shown = compose(
      { image: { ...listed, disks: [] }, at: late },
      { image: detailed, at: early },
      null,
    );
    expect(shown.disks).toEqual([]);
    expect(shown.filledFrom).toBeNull();
  });

  it("takes a newer detail's word over the list's", () => {
    const shown = compose(
      { image: { ...listed, name: "old" }, at: early },
      { image: { ...detailed, name: "new" }, at: late },
      null,
    );
    expect(shown.name).toBe("new");
    expect(shown.operation).toBe("GetImage");
  });

  it("fills the accounts in from the sharing call and keeps the image's own counters", () => {
    const targets = [{ account: "1000", name: null, sharedAt: null }];
    const shown = compose(
      { image: { ...listed, sharing: { ...counted, targets: "not-asked" } }, at: late },
      null,
      {
        ...counted,
        used: 1,
        limit: null,
        limitBasis: "none-published",
        targets,
      },
    );
    expect(shown.sharing).toEqual({ ...counted, targets });
  });
});
