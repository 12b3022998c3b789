import { describe, expect, it } from "vitest";
import type { Ownership } from "./image";
import type { Sharing } from "./sharing";
import { sharingFigure } from "./sharing-figure";

function figure(ownership: Ownership, more: Partial<Sharing>) {
  const sharing: Sharing = {
    audience: "not-reported",
    used: null,
    limit: null,
    limitBasis: "none-published",
    targets: "not-asked",
    ...more,
  };
  return sharingFigure({ sharing, ownership: { value: ownership, raw: null } });
}

describe("sharingFigure", () => {
  it("counts what is left, below zero when over the limit", () => {
    expect(figure("private", { used: 17, limit: 20, targets: [] })).toMatchObject({
      kind: "counted",
      left: 3,
    });
    expect(figure("private", { used: 23, limit: 20, targets: [] })).toMatchObject({ left: -3 });
  });

  it("shows a cloud's counters even on a public image", () => {
    expect(figure("public", { used: 20, limit: 50, targets: "not-applicable" })).toMatchObject({ left: 30 });
  });

  it("shows the number alone where no limit is published", () => {
    expect(figure("private", { used: 0, targets: [] })).toEqual({ kind: "used", used: 0 });
  });

  it.each(["not-asked", "not-permitted"] as const)(
    "shows the limit and why the rest is missing: %s",
    (targets) => {
      expect(figure("private", { limit: 50, targets })).toEqual({ kind: "limit", limit: 50, gap: targets });
      expect(figure("private", { targets })).toEqual({ kind: "gap", gap: targets });
    },
  );

  it("says everyone for public images, by the cloud's word or by ownership", () => {
    const audience = { value: "everyone", raw: "all" } as const;
    expect(figure("public", { audience, limit: 20, targets: "not-applicable" })).toEqual({
      kind: "everyone",
    });
    expect(figure("public", { targets: "not-applicable" })).toEqual({ kind: "everyone" });
  });

  it("tells an image shared with us from one that cannot be shared", () => {
    expect(figure("shared", { targets: "not-applicable" })).toEqual({ kind: "gap", gap: "owner-only" });
    expect(figure("marketplace", { targets: "not-applicable" })).toEqual({
      kind: "gap",
      gap: "not-applicable",
    });
  });
});
