// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { ImageDetailView } from "./image-detail-view";
import { SECTION_IDS } from "./section";
import { ensDataDisk } from "./testing/alibaba-ens";
import { baiduUbuntu } from "./testing/baidu-bcc";
import { jdCentos, jdMixedEncryption, jdShared, jdTenDisks } from "./testing/jdcloud-vm";
import { renderPart } from "./testing/render";
import { tencentV2 } from "./testing/tencent-cvm-v2";
import { everythingMissing, HOSTILE_NAMES, hostileDetail } from "./testing/unusual";

const DETAILS: Record<string, ImageDetail> = {
  baiduUbuntu,
  ensDataDisk,
  everythingMissing,
  jdCentos,
  jdMixedEncryption,
  jdShared,
  jdTenDisks,
  tencentV2,
};

function factOf(label: string): HTMLElement {
  const row = within(section("Overview")).getByText(label, { selector: "dt" }).parentElement;
  if (!row) throw new Error(`no row for ${label}`);
  return within(row).getByRole("definition");
}

function section(name: string): HTMLElement {
  return screen.getByRole("region", { name });
}

describe("every image", () => {
  it.each(Object.keys(DETAILS).flatMap((name) => [[name, "en"] as const, [name, "zh-CN"] as const]))(
    "%s has all its words in %s and every section that the tabs lead to",
    (name, locale) => {
      const detail = DETAILS[name];
      if (!detail) throw new Error(name);
      const { container } = renderPart(<ImageDetailView detail={detail} />, locale);
      const tabs = [...container.querySelectorAll<HTMLAnchorElement>("nav a[href^='#']")];
      expect(tabs).toHaveLength(SECTION_IDS.length);
      for (const tab of tabs) expect(container.querySelector(tab.getAttribute("href") ?? "")).not.toBeNull();
    },
  );
});

describe("facts", () => {
  it("shows our word with the cloud's beside it, and how full the evidence is", () => {
    renderPart(<ImageDetailView detail={baiduUbuntu} />);
    expect(factOf("Architecture").textContent).toContain("x86_64 x86_64 (64bit)");
    expect(within(factOf("Architecture")).getByRole("button", { name: "Mapped: osArch" })).toBeDefined();
    expect(within(factOf("Cloud")).queryByRole("button")).toBeNull();
  });

  it("tells a field that the cloud does not have from one that it left empty", () => {
    renderPart(<ImageDetailView detail={baiduUbuntu} />);
    expect(factOf("Owner").textContent).toBe("Not reported by this cloud");
    expect(factOf("Description").textContent).toBe("Left empty by the cloud");
  });

  it("never shows one dash, nor a zero, for what is missing", () => {
    renderPart(<ImageDetailView detail={everythingMissing} />);
    for (const value of within(section("Overview")).getAllByRole("definition")) {
      expect(value.textContent).not.toMatch(/^[-–—0]?$/);
    }
  });

  it("puts a time with a stated zone into the reader's zone and keeps one without as written", () => {
    renderPart(<ImageDetailView detail={tencentV2} />);
    expect(factOf("Created").textContent).toBe("2014-09-27 10:11:00zone not stated by the cloud");
  });

  it("says when the cloud states no unit", () => {
    renderPart(<ImageDetailView detail={jdCentos} />);
    expect(factOf("Image file").textContent).toContain("2,494 MBunit not stated by the cloud");
  });

  it("names the region and shows the placement only where one is told", () => {
    renderPart(<ImageDetailView detail={ensDataDisk} />);
    expect(factOf("Placement").textContent).toContain("cn-wulanchabu");
    expect(factOf("Region").textContent).toMatch(/^mainland .+/);
  });

  it("lists each note in plain words with its place and the cloud's text", () => {
    renderPart(<ImageDetailView detail={tencentV2} />);
    const notes = screen.getByText(
      "The field came under another name than the documents give it.",
    ).parentElement;
    expect(notes?.textContent).toContain("createor says 1000");
  });
});

describe("banners", () => {
  it("says what failed, since when, why, and how old the page is", () => {
    renderPart(<ImageDetailView detail={tencentV2} />);
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Tencent Cloud gz has failed since");
    expect(alert.textContent).toContain("signature refused");
    expect(alert.textContent).toContain("What you see is as of");
    expect(alert.textContent).toContain("HTTP 401");
    expect(alert.textContent).toContain("4100");
  });

  it("says that a source is stale, and nothing while it is current", () => {
    const { unmount } = renderPart(<ImageDetailView detail={jdShared} />);
    expect(screen.queryByText(/may be out of date/)).toBeNull();
    unmount();
    renderPart(
      <ImageDetailView detail={{ ...jdShared, source: { ...jdShared.source, condition: "stale" } }} />,
    );
    expect(screen.getByText(/may be out of date/)).toBeDefined();
  });

  it("puts a tombstone over the last known state of an image that is gone", () => {
    renderPart(<ImageDetailView detail={{ ...jdShared, goneAt: "2026-11-21T09:45:00.000Z" }} />);
    expect(screen.getByText("This image is gone.")).toBeDefined();
    expect(screen.getByText("Gone")).toBeDefined();
    expect(factOf("Owner").textContent).toContain("retail-ops");
  });
});

describe("hostile text", () => {
  it.each(Object.entries(HOSTILE_NAMES))("%s stays text everywhere", (_, text) => {
    const { container } = renderPart(<ImageDetailView detail={hostileDetail(text)} />);
    expect(container.querySelector("script, img, iframe")).toBeNull();
    const isolated = [...container.querySelectorAll("bdi")].filter((part) => part.textContent === text);
    expect(isolated.length).toBeGreaterThan(10);
  });

  it("isolates the direction of every text of a cloud", () => {
    const { container } = renderPart(<ImageDetailView detail={hostileDetail(HOSTILE_NAMES.bidi)} />);
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.includes("\u202e")) continue;
      expect(node.parentElement?.closest("bdi, pre"), node.parentElement?.outerHTML).not.toBeNull();
    }
  });

  it("folds very long text and keeps all of it in the page", () => {
    const { container } = renderPart(<ImageDetailView detail={hostileDetail(HOSTILE_NAMES.long)} />);
    expect(factOf("Description").querySelector("details")?.open).toBe(false);
    expect(factOf("Description").textContent).toContain(HOSTILE_NAMES.long);
    expect(container.textContent).toContain("show all 10,000 characters");
  });
});
