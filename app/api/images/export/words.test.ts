import { describe, expect, it } from "vitest";
import { wordsIn } from "@/components/testing/words-in";
import { LOCALES, type Locale } from "@/i18n/locale";
import { readFilter } from "@/lib/domain/image-filter";
import { COLUMN_IDS } from "@/lib/domain/list-columns";
import { COLUMN_FIELDS, exportHead, fieldsOf, rowCell } from "@/lib/inventory/export";
import { exportRow, exportSource } from "@/lib/inventory/export/testing/rows";
import { exportWords } from "./words";

function fileWords(locale: Locale, query = "") {
  const faults: string[] = [];
  const words = exportWords(
    wordsIn(locale, (fault) => faults.push(fault)),
    { filter: readFilter(new URLSearchParams(query)), accounts: { "c-1": "tc-prod" } },
  );
  return { words, faults };
}

const failing = exportSource({
  regionId: "ap-shanghai",
  condition: "failing",
  images: 42,
  readAt: "2026-11-21T06:12:00.000Z",
  failingSince: "2026-11-21T06:20:00.000Z",
  failure: {
    kind: "wrong-secret",
    dialect: "tencent-cvm",
    operation: "DescribeImages",
    httpStatus: 200,
    code: "AuthFailure.SignatureFailure",
    requestId: "r-1",
    action: null,
    skewMs: null,
    retryAfterMs: null,
  },
});
const stale = exportSource({ regionId: "ap-beijing", condition: "stale", images: 1 });
const unread = exportSource({ regionId: "ap-tokyo", condition: "waiting", readAt: null });

function head(sources = [exportSource(), failing, stale], selected: number | null = null) {
  return exportHead(
    { total: 1204, known: 1238, atLeast: sources.includes(unread), sources, revision: 7 },
    {
      madeAt: "2026-11-21T14:05:09.123Z",
      address: "http://127.0.0.1:3000/images?q=a",
      columns: ["name", "place"],
      selected,
    },
  );
}

describe("the head of a file", () => {
  it("says time, filter, order, completeness and columns", () => {
    const { words, faults } = fileWords(
      "en",
      "q=centos 7&ownership=-marketplace,-community&account=c-1&sort=name",
    );
    expect(words.head(head())).toEqual([
      ["Made at", "2026-11-21T14:05:09Z"],
      ["Images", "1,204 images of 1,238"],
      ["Filter", "Text: centos 7; Ownership is not Marketplace, Community; Account is tc-prod"],
      ["Order", "Name, ascending"],
      ["Sources", "1 of 3 current, 1 stale, 1 failing, 0 not read yet"],
      [
        "Failing",
        "Tencent Cloud ap-shanghai (tc-prod) since 2026-11-21T06:20:00Z: signature refused (AuthFailure.SignatureFailure). Its 42 images are from 2026-11-21T06:12:00Z",
      ],
      ["Stale", "Tencent Cloud ap-beijing (tc-prod): last read 2026-11-21T08:00:00Z, 1 image"],
      ["Oldest data", "2026-11-21T06:12:00Z"],
      ["Columns", "Name; Account, region"],
      ["Address", "http://127.0.0.1:3000/images?q=a"],
    ]);
    expect(faults).toEqual([]);
  });

  it("says that numbers may be too small, and how many of the selected are left", () => {
    const { words } = fileWords("en");
    const lines = (given: ReturnType<typeof head>) => Object.fromEntries(words.head(given));
    expect(lines(head([exportSource(), unread]))).toMatchObject({
      Images: "At least 1,204 images of at least 1,238",
      Sources: "1 of 2 current, 0 stale, 0 failing, 1 not read yet",
      Filter: "none",
    });
    expect(lines(head([unread]))).toMatchObject({ "Oldest data": "nothing was read yet" });
    expect(lines(head([exportSource()], 2_000)).Images).toBe("1,204 images of 2,000 selected");
  });

  it("speaks Chinese", () => {
    const { words, faults } = fileWords("zh-CN", "ownership=private&q=64位");
    expect(Object.fromEntries(words.head(head()))).toMatchObject({
      镜像: "1,204 个镜像 / 共 1,238 个",
      筛选: "文字：64位；归属是 自有",
      来源: "共 3 个：1 个最新，1 个过期，1 个失败，0 个尚未读取",
    });
    expect(faults).toEqual([]);
  });
});

describe.each(LOCALES)("in %s", (locale) => {
  it("every column, field and value has its word", () => {
    const { words, faults } = fileWords(locale);
    const rows = [
      exportRow({ noteCodes: ["zone-assumed", "unit-unknown"], rootDevice: { value: "local", raw: "l" } }),
      exportRow({ disks: "not-reported", minDiskGiB: 40, status: "not-reported", createdAt: null }),
      exportRow({ architecture: { value: "unknown", raw: "riscv" }, tags: [{ key: "a", value: null }] }),
    ];
    words.head({ ...head(), columns: COLUMN_IDS });
    for (const field of fieldsOf(COLUMN_IDS)) {
      words.heading(field);
      for (const row of rows) words.cell(rowCell(field, row));
    }
    expect(Object.keys(COLUMN_FIELDS)).toEqual([...COLUMN_IDS]);
    expect(faults).toEqual([]);
  });

  it("tells the kinds of unknown apart", () => {
    const { words } = fileWords(locale);
    const texts = (
      ["not-reported", "not-permitted", "not-asked", "owner-only", "not-applicable"] as const
    ).map((why) => words.cell({ kind: "missing", why }));
    texts.push(words.cell({ kind: "unknown", raw: "NOVELTY" }), words.cell({ kind: "none", of: "tags" }));
    expect(new Set(texts).size).toBe(texts.length);
    expect(words.cell({ kind: "unknown", raw: "NOVELTY" })).toContain("NOVELTY");
  });
});
