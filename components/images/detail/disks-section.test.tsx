// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Disk } from "@/lib/domain/disk";
import { DisksSection } from "./disks-section";
import { ensDataDisk } from "./testing/alibaba-ens";
import { baiduUbuntu } from "./testing/baidu-bcc";
import { jdCentos, jdDisk, jdMixedEncryption, jdShared, jdTenDisks } from "./testing/jdcloud-vm";
import { makeDisk } from "./testing/make-detail";
import { renderPart } from "./testing/render";

function show(disks: Disk[] | "not-reported", detail = jdCentos): HTMLElement {
  renderPart(<DisksSection detail={{ ...detail, image: { ...detail.image, systemDiskGiB: null, disks } }} />);
  return screen.getByRole("region", { name: "Disks" });
}

function disksOf({ image }: typeof jdCentos): Disk[] {
  if (image.disks === "not-reported") throw new Error("fixture without disks");
  return image.disks;
}

function forms(section: HTMLElement) {
  return [...section.querySelectorAll("[data-form]")].map((block) => block.getAttribute("data-form"));
}

function columns(section: HTMLElement) {
  return within(section)
    .getAllByRole("columnheader")
    .map((head) => head.textContent);
}

describe("picture", () => {
  it("draws one disk with its axis and says the same to a screen reader", () => {
    const section = show(disksOf(jdCentos));
    expect(forms(section)).toEqual(["sized"]);
    expect(within(section).getByRole("img").getAttribute("aria-label")).toBe("vda, system disk, 40 GiB");
    expect(within(section).getByRole("img").textContent).toContain("40 GiB · ssd.gp1");
    expect(within(section).getByText("1 disk, 40 GiB in total")).toBeDefined();
  });

  it("puts a narrow system disk's label above", () => {
    const section = show(disksOf(jdShared));
    const [system] = section.querySelectorAll("[data-form]");
    expect(system?.textContent).toBe("");
    expect(within(section).getByRole("img").textContent).toMatch(/^vda 40 GiB/);
  });

  it("names a disk without a device by its role", () => {
    const section = show(disksOf(ensDataDisk), ensDataDisk);
    expect(within(section).getByRole("img").getAttribute("aria-label")).toBe("data disk, 100 GiB");
  });

  it("dashes a disk of which only a minimum is known, without axis", () => {
    const section = show([makeDisk("system", { minSizeGiB: 40 }), makeDisk("data", { sizeGiB: 200 })]);
    expect(forms(section)).toEqual(["unsized", "sized"]);
    expect(section.textContent).toContain("at least 40 GiB");
    expect(section.textContent).toContain("≥ 40 GiB");
    expect(section.textContent).toContain("Not to scale: a size is not reported.");
    expect(section.textContent).toContain("2 disks, at least 200 GiB in total");
  });

  it("draws one dashed block when no size is reported at all", () => {
    const section = show([makeDisk("system"), makeDisk("data")]);
    expect(forms(section)).toEqual(["unsized"]);
    expect(section.textContent).toContain("no size of these 2 disks");
    expect(section.textContent).toContain("2 disks, total not known");
  });

  it("draws ten disks and writes their exact total", () => {
    const section = show(disksOf(jdTenDisks));
    expect(forms(section)).toHaveLength(10);
    expect(section.textContent).toContain("10 disks, 18,472 GiB in total");
  });

  it("breaks a disk that is far longer than the others", () => {
    const section = show([
      jdDisk("system", "vda", { sizeGiB: 20 }),
      jdDisk("data", "vdb", { sizeGiB: 32_768 }),
    ]);
    expect(forms(section)).toEqual(["sized", "broken"]);
    expect(section.querySelector("[data-break]")).not.toBeNull();
    expect(section.textContent).toContain("shortened at the break");
  });

  it("groups equal disks beyond 64", () => {
    const many = Array.from({ length: 70 }, (_, index) => jdDisk("data", `vd${index}`, { sizeGiB: 2048 }));
    const section = show([jdDisk("system", "vda", { sizeGiB: 40 }), ...many]);
    expect(forms(section)).toHaveLength(2);
    expect(within(section).getByRole("img").textContent).toContain("70 × 2 TiB");
    expect(within(section).getAllByRole("row")).toHaveLength(72);
  });

  it("marks encrypted disks, in the picture and in words", () => {
    const section = show(disksOf(jdMixedEncryption));
    const marked = [...section.querySelectorAll("[data-form]")].map((block) =>
      block.getAttribute("data-encrypted"),
    );
    expect(marked).toEqual(["true", "false", "true"]);
    expect(within(section).getByRole("img").getAttribute("aria-label")).toContain("encrypted");
    expect(section.textContent).toContain("2 of 3 disks are encrypted, the others are not.");
    expect(section.textContent).toContain("JD Cloud does not share an image with encrypted disks.");
  });

  it("draws nothing and says why when there is nothing to draw", () => {
    renderPart(<DisksSection detail={baiduUbuntu} />);
    expect(screen.queryByRole("img")).toBeNull();
    expect(screen.getByText("This cloud does not report the disks of this image.")).toBeDefined();
  });

  it("tells an image without disks from a cloud that does not report them", () => {
    const section = show([]);
    expect(section.textContent).toContain("no disk mappings");
  });
});

describe("table", () => {
  it("leaves out columns without a single value and always keeps snapshot, encryption and lifetime", () => {
    const section = show(disksOf(ensDataDisk), ensDataDisk);
    expect(columns(section)).toEqual([
      "Device",
      "Role",
      "Size",
      "Format",
      "Snapshot",
      "Encryption",
      "Lifetime",
    ]);
  });

  it("shows performance where it is told, with the unit or its absence in the head", () => {
    expect(columns(show(disksOf(jdShared)))).toContain("Throughputunit not stated");
    document.body.replaceChildren();
    const withUnit = disksOf(jdShared).map((disk) => ({
      ...disk,
      throughput: { value: 140, unit: "MiB/s" },
    }));
    expect(columns(show(withUnit))).toContain("MiB/s");
  });

  it("tells a snapshot that is not reported from one that does not exist", () => {
    const none = show([jdDisk("data", "vdb", { sizeGiB: 10 })]);
    expect(within(none).getByText("Left empty by the cloud")).toBeDefined();
    expect(none.textContent).toContain("vdb has no snapshot: a launch creates an empty 10 GiB disk.");
    document.body.replaceChildren();
    const untold = show(disksOf(ensDataDisk), ensDataDisk);
    expect(within(untold).getAllByText("Not reported by this cloud").length).toBeGreaterThan(0);
    expect(untold.textContent).not.toContain("no snapshot");
  });

  it("says which disks stay and cost money", () => {
    expect(show(disksOf(jdShared)).textContent).toContain(
      "vdb stays when the instance is deleted, and goes on costing money.",
    );
  });

  it("unfolds what is told of the volume behind a disk", () => {
    const section = show(disksOf(jdMixedEncryption));
    const volume = section.querySelector("details");
    expect(volume?.open).toBe(false);
    for (const word of ["vol-1a2b3c4d5e", "postpaid_by_duration", "i-77ab12cd", "cost", "cn-north-1a"]) {
      expect(volume?.textContent).toContain(word);
    }
  });
});
