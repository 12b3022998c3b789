// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import type { ImageRow } from "@/lib/domain/image-list";
import { type ColumnId, DEFAULT_COLUMNS } from "@/lib/domain/list-columns";
import { searchWords } from "@/lib/domain/search-words";
import { FoundElsewhere, foundElsewhere } from "./found-elsewhere";
import { MarksMatches } from "./marked-text";
import { matchFinder } from "./match-finder";
import { row } from "./testing";

afterEach(cleanup);

const one = (given: Partial<ImageRow> = {}) =>
  row({
    name: "web-base",
    os: { ...row().os, distribution: "centos", release: "7.9", text: "CentOS 7.9 64位" },
    description: "the base of all gateways",
    owner: "100200",
    placement: "cn-beijing-a",
    snapshotId: "snap-1",
    tags: [{ key: "team", value: "edge" }],
    disks: [
      {
        role: { value: "data", raw: null },
        device: null,
        type: null,
        sizeGiB: 40,
        minSizeGiB: null,
        encrypted: null,
        snapshotId: "snap-2",
      },
    ],
    ...given,
  });

const found = (q: string, columns: readonly ColumnId[] = DEFAULT_COLUMNS) =>
  foundElsewhere(one(), columns, searchWords(q));

it.each([
  ["64bit", "os", "CentOS 7.9 64位"],
  ["gateway", "description", "the base of all gateways"],
  ["web edge", "tags", "edge"],
  ["1002", "owner", "100200"],
  ["snap-2", "snapshot", "snap-2"],
] as const)("tells of %j that it was found in %s", (q, column, text) => {
  expect(found(q)).toMatchObject({ column, text });
});

it("tells where the word begins that is seen nowhere else", () => {
  expect(found("centos 64bit")).toEqual({ column: "os", text: "CentOS 7.9 64位", at: 11 });
});

it.each([["web-base"], ["centos 7.9"], ["cn-beijing"], [""], ["nowhere"]])(
  "tells nothing of %j, which is seen or in no text of the row",
  (q) => {
    expect(found(q)).toBeNull();
  },
);

it("tells nothing of a text whose column is shown", () => {
  expect(found("gateway", [...DEFAULT_COLUMNS, "description"])).toBeNull();
  expect(found("snap-1", ["name", "snapshot"])).toBeNull();
  expect(found("snap-2", ["name", "snapshot"])).toMatchObject({ column: "snapshot", text: "snap-2" });
});

it.each([
  ["en", "Description: …of gateways"],
  ["zh-CN", "描述：…of gateways"],
] as const)("cuts a long text before the match, and marks it, in %s", (locale, words) => {
  const long = one({ description: `${"x".repeat(80)} for the team of gateways` });
  const finder = matchFinder("gateways");
  renderIn(
    locale,
    <MarksMatches value={finder}>
      <FoundElsewhere row={long} columns={DEFAULT_COLUMNS} words={finder.words} />
    </MarksMatches>,
  );
  const told = screen.getByTitle(/gateways$/);
  expect(told.textContent).toBe(words);
  expect(told.querySelector("mark")?.textContent).toBe("gateways");
});

it("cuts between letters, however many units they have", () => {
  const smiling = one({ description: `${"😀".repeat(9)}gateways` });
  const finder = matchFinder("gateways");
  renderIn("en", <FoundElsewhere row={smiling} columns={DEFAULT_COLUMNS} words={finder.words} />);
  expect(screen.getByTitle(/gateways$/).textContent).toBe("Description: …😀😀😀gateways");
});
