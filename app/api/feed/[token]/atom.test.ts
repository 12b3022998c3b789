// @vitest-environment happy-dom
import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import type { Translate } from "@/components/images/translate";
import type { ChangeGroup } from "@/lib/domain/changes-page";
import en from "@/messages/en.json" with { type: "json" };
import { atomFeed, xml } from "./atom";

const t = createTranslator({ locale: "en", messages: en }) as unknown as Translate;

const group = (change: Partial<ChangeGroup> = {}): ChangeGroup => ({
  id: 7,
  kind: "changed",
  topics: ["name"],
  source: "pass",
  connectionId: "tc-prod",
  connectionName: "Production & more",
  dialect: "tencent-cvm",
  regionId: "ap-guangzhou",
  ownership: "private",
  count: 1,
  at: "2026-11-20T12:00:00.000Z",
  rows: [
    {
      id: 7,
      ref: { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" },
      kind: "changed",
      at: "2026-11-20T12:00:00.000Z",
      imageName: 'base <script>"\u0000\uD800',
      fields: [{ field: "name", from: "a]]>", to: "b" }],
    },
  ],
  ...change,
});

const feed = (groups: ChangeGroup[]) =>
  atomFeed(
    { groups, next: null, asOf: 7, since: "2026-10-21T12:00:00.000Z", counts: null },
    { t, locale: "en", url: "https://neph.example", path: "/changes", now: new Date("2026-11-21T00:00:00Z") },
  );

/** What a parser makes of it; throws where it is no XML. */
function parsed(text: string) {
  const found = new DOMParser().parseFromString(text, "application/xml");
  expect(found.querySelector("parsererror")).toBeNull();
  return found;
}

it("is XML whatever an image is called, and leads to the image", () => {
  const found = parsed(feed([group()]));
  const entry = found.querySelector("entry");
  expect(entry?.querySelector("title")?.textContent).toContain('base <script>"');
  expect(entry?.querySelector("title")?.textContent).toContain("Production & more ap-guangzhou");
  expect(entry?.querySelector("link")?.getAttribute("href")).toBe(
    "https://neph.example/images/tc-prod/ap-guangzhou/img-1",
  );
  expect(entry?.querySelector("content")?.textContent).toContain("a]]> → b");
});

it("tells many alike ones as one entry that leads to the page", () => {
  const entry = parsed(feed([group({ kind: "appeared", count: 300, topics: [] })])).querySelector("entry");
  expect(entry?.querySelector("title")?.textContent).toContain("300 images appeared");
  expect(entry?.querySelector("content")?.textContent).toContain("299 more");
  expect(entry?.querySelector("link")?.getAttribute("href")).toBe("https://neph.example/changes");
});

it("is a whole feed without any change", () => {
  expect(parsed(feed([])).querySelector("updated")?.textContent).toBe("2026-11-21T00:00:00.000Z");
});

it.each([
  ["a\u0008b", "ab"],
  ["\uFFFE<&>", "&#60;&#38;&#62;"],
])("leaves out what no document may hold: %j", (text, written) => {
  expect(xml(text)).toBe(written);
});
