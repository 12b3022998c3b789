// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Change, FieldChange } from "@/lib/domain/change";
import { renderPart } from "../detail/testing/render";
import { ChangeItem } from "./change-item";

const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" };

function show(change: Partial<Change>, locale: "en" | "zh-CN" = "en") {
  const made: Change = { id: 1, ref, kind: "changed", at: "2026-11-01T10:00:00.000Z", fields: [], ...change };
  renderPart(<ChangeItem change={made} newest={false} />, locale);
  return screen.getByRole("listitem");
}

const text = (...fields: FieldChange[]) => show({ fields }).textContent ?? "";

describe("a change in words", () => {
  it.each<[FieldChange, string]>([
    [
      {
        field: "status",
        from: { value: "creating", raw: "CREATING" },
        to: { value: "available", raw: "NORMAL" },
      },
      "Statusfrom Creating → to Available",
    ],
    [
      { field: "status", from: { value: "unknown", raw: "SLEEPY" }, to: { value: "failed", raw: "FAILED" } },
      "Statusfrom SLEEPY → to Failed",
    ],
    [{ field: "sharing.used", from: 16, to: 1700 }, "Shared withfrom 16 → to 1,700"],
    [{ field: "imageSizeGiB", from: 20, to: 40 }, "Image sizefrom 20 GiB → to 40 GiB"],
    [{ field: "disks.vdb.sizeGiB", from: 100, to: 2048 }, "vdb: sizefrom 100 GiB → to 2 TiB"],
    [
      { field: "disks.vd.b.encrypted", from: false, to: true },
      "vd.b: encryptionfrom not encrypted → to encrypted",
    ],
    [
      {
        field: "disks.vdc",
        from: null,
        to: { role: { value: "data", raw: "data" }, sizeGiB: 100, type: "ssd" },
      },
      "Disk vdcfrom none → to data disk, 100 GiB, ssd",
    ],
    [{ field: "tags.team.owner", from: "core", to: null }, "Tag team.ownerfrom core → to none"],
    [{ field: "facts.Image.Extra", from: "1", to: "2" }, "Image.Extrafrom 1 → to 2"],
    [{ field: "description", from: "", to: "new" }, "Descriptionfrom none → to new"],
    [
      { field: "fileSize", from: null, to: { value: 6244, unit: "MB", unitStated: true } },
      "Image filefrom none → to 6,244 MB",
    ],
  ])("%j", (change, words) => {
    expect(text(change)).toContain(words);
  });

  it("names whom the image was shared with since, and who left", () => {
    expect(text({ field: "sharing.targets", from: ["a", "b"], to: ["b", "c"] })).toContain(
      "added cremoved a",
    );
  });

  it("folds away what is more than a few fields", () => {
    const fields = Array.from({ length: 8 }, (_, at) => ({ field: `facts.F${at}`, from: "1", to: "2" }));
    show({ fields });
    expect(screen.getByText("2 more fields")).toBeTruthy();
  });

  it("says of what an admin dropped that nothing happened at the cloud", () => {
    expect(show({ kind: "dropped" }).textContent).toContain("an admin removed its region or its account");
  });

  it("has words in Chinese", () => {
    const item = show({ kind: "came-back", fields: [{ field: "name", from: "a", to: "b" }] }, "zh-CN");
    expect(item.textContent).toContain("重新出现");
    expect(item.textContent).toContain("名称从 a → 变为 b");
  });
});
