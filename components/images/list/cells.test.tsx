// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import type { ImageRow } from "@/lib/domain/image-list";
import type { Lifecycle } from "@/lib/domain/lifecycle";
import { CreatedCell } from "./created-cell";
import { DisksCell } from "./disks-cell";
import { LifecycleText } from "./lifecycle-text";
import type { RowShape } from "./row-shape";
import { SharedCell } from "./shared-cell";
import { StatusCell } from "./status-cell";
import { SystemCell } from "./system-cell";
import { row } from "./testing";

afterEach(cleanup);

function textOf(
  Cell: (props: { row: ImageRow; shape: RowShape }) => React.ReactNode,
  given: Partial<ImageRow>,
  shape: RowShape = "two-lines",
): string {
  return renderIn("en", <Cell row={row(given)} shape={shape} />).container.textContent ?? "";
}

const sharing = (given: Partial<ImageRow["sharing"]>): Partial<ImageRow> => ({
  sharing: { ...row().sharing, used: null, limit: null, ...given },
});
const everyone = { audience: { value: "everyone" as const, raw: "all" } };

describe("sharing", () => {
  it.each([
    ["used of limit", sharing({ used: 17, limit: 20 }), "17 / 20"],
    ["no published limit", sharing({ used: 0, limitBasis: "none-published" }), "0 / —"],
    ["a count on a public image", sharing({ ...everyone, used: 20, limit: 50 }), "20 / 50"],
    ["everyone", sharing(everyone), "Everyone"],
    [
      "an image of somebody else",
      { ...sharing({ targets: "not-applicable" }), ownership: { value: "shared", raw: "shared" } },
      "Owner only",
    ],
    ["never asked", sharing({ targets: "not-asked" }), "Not asked"],
    ["may not ask", sharing({ targets: "not-permitted" }), "Not permitted"],
    ["no such question", sharing({ targets: "not-applicable" }), "Not applicable"],
    ["no such field", sharing({ targets: "known" }), "Not reported"],
  ] as [string, Partial<ImageRow>, string][])("has words of its own for %s", (_, given, words) => {
    expect(textOf(SharedCell, given)).toBe(words);
  });

  it("has its name on a card, which has no head", () => {
    expect(textOf(SharedCell, sharing({ used: 17, limit: 20 }), "card")).toBe("Shared17 / 20");
  });
});

describe("disks", () => {
  const disk = (sizeGiB: number | null, minSizeGiB: number | null = null) => ({
    role: { value: "data" as const, raw: null },
    sizeGiB,
    minSizeGiB,
    encrypted: null,
  });
  it.each([
    ["a sum with its number of disks", [disk(40), disk(600)], "640 GiB2"],
    ["TiB from ten thousand GiB on", [disk(18_432)], "18 TiB"],
    ["a minimum as a minimum", [disk(null, 40)], "≥ 40 GiB"],
    ["no total when a size is not reported", [disk(40), disk(null)], "2 disks"],
    ["no disks as none", [], "No disks"],
    ["not reported as words", "not-reported", "Not reported"],
  ] as [string, ImageRow["disks"], string][])("shows %s", (_, disks, words) => {
    expect(textOf(DisksCell, { disks })).toBe(words);
  });
  it("says on a card what is not reported", () => {
    expect(textOf(DisksCell, { disks: "not-reported" }, "card")).toBe("Disks Not reported");
  });
});

describe("status", () => {
  it("is one word when all is well", () => {
    expect(textOf(StatusCell, {})).toBe("Available");
  });
  it("adds the cloud's own word when it is not", () => {
    expect(textOf(StatusCell, { status: { value: "failed", raw: "Pack_failed" } })).toBe("FailedPack_failed");
  });
  it("shows a word that we do not know as the cloud wrote it", () => {
    expect(textOf(StatusCell, { status: { value: "unknown", raw: "PENDING_REVIEW" } })).toBe(
      "PENDING_REVIEW",
    );
  });
  it("dates what an old source said", () => {
    expect(textOf(StatusCell, { old: true })).toMatch(/^Availableas of \d{2}:\d{2}$/);
  });
  it("has a dot in place of a second line that warns in a row of one line", () => {
    renderIn("en", <StatusCell row={row({ old: true })} shape="one-line" />);
    expect(screen.getByRole("img", { name: /^as of / })).toBeTruthy();
    cleanup();
    renderIn("en", <StatusCell row={row({ old: true })} shape="two-lines" />);
    expect(screen.queryByRole("img")).toBeNull();
  });
  it("says since when an image is being created for longer than a day", () => {
    const given = { status: { value: "creating" as const, raw: "Creating" }, createdAt: row().createdAt };
    const created = { iso: "2017-12-08T12:10Z", raw: "2017-12-08T12:10Z", zone: "stated" as const };
    expect(textOf(StatusCell, { ...given, createdAt: created })).toContain("since 2017-12-0");
  });
});

describe("system", () => {
  const os = (
    text: string | null,
    distribution: string | null = "centos",
    release: string | null = "8.2",
  ) => ({
    os: { ...row().os, text, distribution, release },
  });
  it.each([
    ["our reading of the system", os("CentOS 8.2 64位"), "CentOS 8.2"],
    ["the cloud's text where we have no reading", os("Other Linux", null, null), "Other Linux"],
  ])("shows %s", (_, given, words) => {
    expect(textOf(SystemCell, given)).toBe(`${words}end of life unknown`);
  });
  it("keeps the cloud's text in the title where it says more", () => {
    renderIn("en", <SystemCell row={row(os("CentOS 8.2 中文版"))} shape="two-lines" />);
    expect(screen.getByTitle("CentOS 8.2 中文版").textContent).toBe("CentOS 8.2");
  });
  it("says in a row of one line in a word that support has ended", () => {
    const lifecycle = { ...row().lifecycle, state: "ended" as const, endsOn: "2021-12-31" };
    expect(textOf(SystemCell, { ...os(null), lifecycle }, "one-line")).toMatch(/ended 2021-12-31ended$/);
    expect(textOf(SystemCell, { ...os(null), lifecycle })).toMatch(/ended 2021-12-31$/);
  });
  it("marks a name that says another release", () => {
    const given = { ...os(null, "centos", "7.2"), name: "centos_6_08_64_20G_a****" };
    expect(textOf(SystemCell, given)).toContain("≠The name says 6.08");
  });
});

describe("end of life", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const lifecycle = (given: Partial<Lifecycle>): Lifecycle => ({ ...row().lifecycle, ...given });

  it.each([
    ["what has ended", lifecycle({ state: "ended", endsOn: "2021-12-31" }), "ended 2021-12-31"],
    ["what ends soon, in days", lifecycle({ state: "ending", endsOn: inDays(52) }), "ends in 52 days"],
    ["what is supported", lifecycle({ state: "supported", endsOn: "2099-04-01" }), "supported to 2099-04-01"],
    ["what nobody states", lifecycle({}), "end of life unknown"],
  ] as const)("says %s", (_, given, words) => {
    const { container } = renderIn("en", <LifecycleText lifecycle={given} />);
    expect(container.textContent).toBe(words);
  });

  it("is silent in a row of one line where all is well or unknown", () => {
    const short = (given: Lifecycle) =>
      renderIn("en", <LifecycleText lifecycle={given} form="short" />).container.textContent;
    expect(short(lifecycle({ state: "supported", endsOn: "2099-04-01" }))).toBe("");
    expect(short(lifecycle({}))).toBe("");
    expect(short(lifecycle({ state: "ended", endsOn: "2021-12-31" }))).toBe("ended");
    expect(short(lifecycle({ state: "ending", endsOn: inDays(52) }))).toBe("52 d");
  });

  it("tells extended support apart, in the title", () => {
    const given = lifecycle({
      state: "ended",
      endsOn: "2019-04-02",
      extendedEndsOn: "2029-04-01",
      product: "Ubuntu",
      cycle: "14.04",
    });
    renderIn("en", <LifecycleText lifecycle={given} />);
    expect(screen.getByText("ended 2019-04-02").title).toBe(
      "Ubuntu 14.04: security support for everybody ends 2019-04-02. Extended support, mostly paid, ends 2029-04-01.",
    );
  });
});

describe("created", () => {
  it("leaves a time without zone as the cloud wrote it", () => {
    const createdAt = { iso: "2026-11-13T16:30:00Z", raw: "2026-11-14 00:30:00", zone: "assumed" as const };
    const { container } = renderIn("en", <CreatedCell row={row({ createdAt })} />);
    expect(container.textContent).toContain("2026-11-14");
    expect(container.querySelector("time")?.title).toContain("zone not stated by the cloud");
  });
});
