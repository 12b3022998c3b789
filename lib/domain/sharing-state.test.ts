import { describe, expect, it } from "vitest";
import { testImage } from "../testing/image";
import type { Sharing } from "./sharing";
import { sharingState } from "./sharing-state";

const state = (
  sharing: Partial<Sharing>,
  ownership: "private" | "shared" | "public" = "private",
  percent = 80,
) => {
  const image = testImage({ ownership: { value: ownership, raw: null } });
  return sharingState({ ...image, sharing: { ...image.sharing, targets: [], ...sharing } }, percent);
};

describe("the state of sharing", () => {
  it.each([
    [{ used: 0, limit: 20 }, "not-shared"],
    [{ used: 15, limit: 20 }, "shared"],
    [{ used: 16, limit: 20 }, "near-limit"],
    [{ used: 20, limit: 20 }, "full"],
    [{ used: 21, limit: 20 }, "full"],
    [{ used: 0, limit: 0 }, "not-shared"],
    [{ used: 3, limit: null }, "shared"],
    [{ used: 0, limit: null }, "not-shared"],
    [{ limit: 20, targets: "not-asked" }, "not-asked"],
    [{ limit: 20, targets: "not-permitted" }, "not-permitted"],
    [{ limit: null, targets: "not-applicable" }, "not-applicable"],
    [{ limit: null }, "not-reported"],
    [{ limit: 20, targets: "not-asked", audience: { value: "owner-only", raw: null } }, "not-shared"],
    [{ limit: null, audience: { value: "named-targets", raw: null } }, "shared"],
    [{ limit: null, audience: { value: "everyone", raw: null } }, "everyone"],
    [{ limit: null, audience: { value: "unknown", raw: "new" }, targets: "not-asked" }, "not-asked"],
  ] as [Partial<Sharing>, string][])("of %j is %s", (sharing, expected) => {
    expect(state(sharing)).toBe(expected);
  });

  it("follows the percentage that an admin chose", () => {
    expect(state({ used: 15, limit: 20 }, "private", 75)).toBe("near-limit");
    expect(state({ used: 19, limit: 20 }, "private", 100)).toBe("shared");
  });

  it("of another's image is told to its owner only; of a public one everyone's", () => {
    const audience = { value: "owner-only", raw: null } as const;
    expect(state({ limit: null, targets: "not-applicable", audience }, "shared")).toBe("owner-only");
    expect(state({ limit: null, targets: "not-applicable" }, "public")).toBe("everyone");
  });
});
