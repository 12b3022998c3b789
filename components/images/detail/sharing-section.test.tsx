// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Image } from "@/lib/domain/image";
import type { ImageDetail } from "@/lib/domain/image-detail";
import type { Sharing } from "@/lib/domain/sharing";
import { SharingSection } from "./sharing-section";
import { ensDataDisk } from "./testing/alibaba-ens";
import { baiduUbuntu } from "./testing/baidu-bcc";
import { jdCentos, jdShared } from "./testing/jdcloud-vm";
import { makeFailure } from "./testing/make-detail";
import { renderPart } from "./testing/render";
import { tencentV2 } from "./testing/tencent-cvm-v2";

function show(detail: ImageDetail, sharing: Partial<Sharing> = {}, image: Partial<Image> = {}): HTMLElement {
  const shown = {
    ...detail,
    image: { ...detail.image, ...image, sharing: { ...detail.image.sharing, ...sharing } },
  };
  renderPart(<SharingSection detail={shown} />);
  return screen.getByRole("region", { name: "Sharing" });
}

function cells(panel: HTMLElement) {
  const meter = panel.querySelector("[data-level]");
  return { level: meter?.getAttribute("data-level"), on: meter?.querySelectorAll("[data-on]").length };
}

function limitOf(panel: HTMLElement) {
  return within(panel).getByText("Limit").nextElementSibling?.textContent;
}

describe("figure and meter", () => {
  it("shows the published Baidu image as 20 of 50, 30 left, its limit told with the image", () => {
    const panel = show(baiduUbuntu);
    expect(panel.textContent).toContain("20 of 50 accounts");
    expect(panel.textContent).toContain("30 left");
    expect(cells(panel)).toEqual({ level: "fine", on: 20 });
    expect(limitOf(panel)).toBe("50, told with the image");
  });

  it.each([
    [0, "fine", "20 left", 0],
    [17, "tight", "3 left", 17],
    [20, "full", "full", 20],
    [23, "over", "3 over", 20],
  ])("shows %d of 20 as %s: %s", (used, level, words, on) => {
    const panel = show(jdShared, { used });
    expect(cells(panel)).toEqual({ level, on });
    expect(within(panel).getByText(words)).toBeDefined();
  });

  it("draws a bar instead of cells for a limit above 60", () => {
    const panel = show(jdShared, { used: 3, limit: 500, limitBasis: "documented" });
    expect(panel.querySelector<HTMLElement>("[data-fill]")?.style.width).toBe("2%");
    expect(limitOf(panel)).toBe("500, from the cloud's documents");
  });

  it("invents no limit where none is published", () => {
    const panel = show(ensDataDisk);
    expect(panel.textContent).toContain("0 accounts");
    expect(limitOf(panel)).toBe("No limit published");
    expect(cells(panel).level).toBe("none");
    expect(panel.textContent).toContain("Shared with no account.");
  });
});

describe("what is not known", () => {
  it.each([
    ["not asked", jdShared, { used: null, limit: null, targets: "not-asked" }, {}, "Not asked yet"],
    [
      "not permitted",
      jdShared,
      { used: null, limit: null, targets: "not-permitted" },
      {},
      "The key of jd-retail may not see sharing",
    ],
    ["everyone", jdCentos, {}, {}, "Everyone may use it"],
    [
      "owner only",
      jdShared,
      { used: null, limit: null, targets: "not-applicable" },
      { ownership: { value: "shared", raw: "share" } },
      "Visible to the owner only",
    ],
    [
      "not applicable",
      jdShared,
      { used: null, limit: null, targets: "not-applicable" },
      { ownership: { value: "marketplace", raw: "thirdparty" } },
      "Not applicable",
    ],
    ["not reported", jdShared, { used: null, limit: null, targets: [] }, {}, "Not reported by this cloud"],
  ] as [string, ImageDetail, Partial<Sharing>, Partial<Image>, string][])(
    "says in its own words: %s",
    (_, detail, sharing, image, words) => {
      const panel = show(detail, sharing, image);
      expect(
        within(panel).getAllByText((_text, element) => element?.textContent === words).length,
      ).toBeGreaterThan(0);
      expect(panel.querySelector("[data-level]")).toBeNull();
    },
  );

  it("tells a quota that the key may not see from one that was never asked for", () => {
    const unknown = { limit: null, limitBasis: "quota" } as const;
    const note = { code: "quota-not-permitted", path: "", raw: null } as const;
    expect(limitOf(show(jdShared, unknown, { notes: [note] }))).toBe("The key may not ask for this");
    document.body.replaceChildren();
    expect(limitOf(show({ ...jdShared, askedAt: null }, unknown))).toBe("Not asked yet");
  });

  it("says why the last try failed, which right is missing, and what support needs", () => {
    const panel = show(tencentV2);
    expect(panel.textContent).toContain("up to 50 accounts");
    expect(panel.textContent).toContain("The last try failed: missing right.");
    expect(panel.textContent).toContain("Missing right: GetImageShareUinInfo");
    expect(panel.textContent).toContain("4104");
  });

  it("keeps what it knows when a later try fails", () => {
    const failing = { ...jdShared, askFailure: makeFailure({ kind: "timeout" }) };
    const panel = show(failing);
    expect(panel.textContent).toContain("17 of 20 accounts");
    expect(panel.querySelector("[data-ask-failure='timeout']")).not.toBeNull();
  });
});

describe("accounts", () => {
  it("shows five of seventeen, finds one, and shows all on request", () => {
    const panel = show(jdShared);
    const list = () =>
      within(within(panel).getByRole("list", { name: "Accounts it is shared with" })).queryAllByRole(
        "listitem",
      );
    expect(list()).toHaveLength(5);
    fireEvent.change(within(panel).getByRole("searchbox", { name: "Find an account" }), {
      target: { value: "BRANCH-1" },
    });
    expect(list().map((item) => item.textContent)).toEqual(["branch-10", "branch-11", "branch-12"]);
    fireEvent.change(within(panel).getByRole("searchbox"), { target: { value: "nobody" } });
    expect(panel.textContent).toContain("No account fits.");
    fireEvent.change(within(panel).getByRole("searchbox"), { target: { value: "" } });
    fireEvent.click(within(panel).getByRole("button", { name: "Show 12 more" }));
    expect(list()).toHaveLength(17);
  });

  it("shows dates where the cloud tells them, and no search for a short list", () => {
    const sharedAt = {
      iso: "2016-01-13T07:16:53.000Z",
      raw: "2016-01-13 15:16:53",
      zone: "assumed",
    } as const;
    const panel = show(jdShared, { targets: [{ account: "1621874004", name: null, sharedAt }] });
    expect(panel.textContent).toContain("2016-01-13 15:16:53");
    expect(within(panel).queryByRole("searchbox")).toBeNull();
  });

  it("copies all accounts, one per line", async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal("navigator", Object.create(navigator, { clipboard: { value: { writeText } } }));
    const panel = show(jdShared);
    fireEvent.click(within(panel).getByRole("button", { name: "Copy 17" }));
    expect(await screen.findByText("Copied 17 accounts")).toBeDefined();
    expect(writeText.mock.calls[0]?.[0].split("\n")).toHaveLength(17);
    vi.unstubAllGlobals();
  });
});
