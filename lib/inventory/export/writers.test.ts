import { describe, expect, it } from "vitest";
import type { ImageRow } from "../../domain/image-list";
import { COLUMN_IDS, type ColumnId, DEFAULT_COLUMNS } from "../../domain/list-columns";
import { COLUMN_FIELDS, fieldsOf, rowCell } from "./fields";
import { exportHead } from "./head";
import { exportRow, exportSource, PLAIN_WORDS } from "./testing/rows";
import { type ExportFormat, exportWriter } from "./writers";

const failing = exportSource({
  regionId: "ap-shanghai",
  condition: "failing",
  images: 42,
  readAt: "2026-11-21T06:12:00.000Z",
  failingSince: "2026-11-21T06:20:00.000Z",
});

function headOf(columns: readonly ColumnId[]) {
  return exportHead(
    { total: 2, known: 5, atLeast: false, sources: [exportSource(), failing], revision: 7 },
    {
      madeAt: "2026-11-21T14:05:09.000Z",
      address: "http://127.0.0.1:3000/images?q=a",
      columns,
      selected: null,
    },
  );
}

function write(
  format: ExportFormat,
  rows: readonly ImageRow[],
  { columns = ["name", "place"] as readonly ColumnId[], withHead = true } = {},
): string {
  const writer = exportWriter(format, { head: headOf(columns), words: PLAIN_WORDS, withHead });
  const pages = rows.map((row) => writer.page([row]));
  return [writer.begin(), ...pages, writer.end()].join("");
}

describe("the fields of an export", () => {
  it("are what the columns show, each once, in their order", () => {
    expect(fieldsOf(["name", "place", "id", "region"])).toEqual([
      "name",
      "id",
      "cloud",
      "account",
      "region",
      "placement",
    ]);
  });

  it.each(COLUMN_IDS)("have a value or a reason for %s", (column) => {
    for (const field of COLUMN_FIELDS[column]) {
      expect(rowCell(field, exportRow())).toHaveProperty("kind");
      const bare = exportRow({ disks: "not-reported", status: "not-reported", createdAt: null, tags: [] });
      expect(rowCell(field, bare)).toHaveProperty("kind");
    }
  });

  it.each<[string, Partial<ImageRow["sharing"]>, Partial<ImageRow>, object]>([
    ["counted", { used: 3 }, {}, { kind: "number", value: 3 }],
    ["not asked", { used: null, targets: "not-asked" }, {}, { kind: "missing", why: "not-asked" }],
    [
      "not permitted",
      { used: null, targets: "not-permitted" },
      {},
      { kind: "missing", why: "not-permitted" },
    ],
    ["not reported", { used: null, targets: "known" }, {}, { kind: "missing", why: "not-reported" }],
    [
      "the owner's matter",
      { used: null, targets: "not-applicable" },
      { ownership: { value: "shared", raw: "SHARED" } },
      { kind: "missing", why: "owner-only" },
    ],
    [
      "for everyone",
      { used: null, audience: { value: "everyone", raw: "Public" } },
      {},
      { kind: "word", word: "everyone" },
    ],
  ])("tell sharing that is %s apart", (_, sharing, change, cell) => {
    const row = exportRow(change);
    expect(rowCell("sharedWith", { ...row, sharing: { ...row.sharing, ...sharing } })).toMatchObject(cell);
  });

  it.each<[(boolean | null)[], object]>([
    [[true, true], { word: "all" }],
    [[true, false], { word: "some" }],
    [[false, null], { word: "none" }],
    [[null, null], { why: "not-reported" }],
    [[], { why: "not-applicable" }],
  ])("tell the encryption of %j", (encrypted, cell) => {
    const [disk] = exportRow().disks as Exclude<ImageRow["disks"], "not-reported">;
    if (!disk) throw new Error("no disk");
    const disks = encrypted.map((each) => ({ ...disk, encrypted: each }));
    expect(rowCell("encryption", exportRow({ disks }))).toMatchObject(cell);
  });

  it("state a minimum as such, and no total where a size is not known", () => {
    expect(rowCell("totalDiskGiB", exportRow({ disks: "not-reported", minDiskGiB: 40 }))).toMatchObject({
      value: 40,
      atLeast: true,
    });
    const [disk] = exportRow().disks as Exclude<ImageRow["disks"], "not-reported">;
    if (!disk) throw new Error("no disk");
    expect(rowCell("totalDiskGiB", exportRow({ disks: [disk, { ...disk, sizeGiB: null }] }))).toEqual({
      kind: "missing",
      why: "not-reported",
    });
  });
});

describe("CSV", () => {
  it("begins with its head, every record as wide as all others", () => {
    const lines = write("csv", [exportRow()]).split("\r\n");
    expect(lines).toEqual([
      "\uFEFFmade,2026-11-21T14:05:09.000Z,,,,",
      "address,http://127.0.0.1:3000/images?q=a,,,,",
      ",,,,,",
      "[name],[id],[cloud],[account],[region],[placement]",
      "web-base,img-0001,(word),tc-prod,ap-guangzhou,",
      "",
    ]);
  });

  it("without a head begins with the names of its columns", () => {
    const text = write("csv", [exportRow()], { columns: ["name"], withHead: false });
    expect(text).toBe("\uFEFF[name],[id]\r\nweb-base,img-0001\r\n");
  });

  it("holds names as text and numbers as numbers", () => {
    const text = write("csv", [exportRow({ name: '=cmd|" /c calc"' })], {
      columns: ["name", "disks"],
      withHead: false,
    });
    expect(text.split("\r\n")[1]).toBe('"\'=cmd|"" /c calc""",img-0001,50,1');
  });

  it("tells kinds of unknown apart", () => {
    const text = write("csv", [exportRow({ disks: "not-reported", createdAt: null })], {
      columns: ["name", "disks", "created"],
      withHead: false,
    });
    expect(text.split("\r\n")[1]).toBe("web-base,img-0001,(not-reported),(not-reported),,(moment)");
  });
});

describe("Markdown", () => {
  it("is a table that names cannot break", () => {
    const text = write("markdown", [exportRow({ name: "a|b\n<script>" })], { columns: ["name", "disks"] });
    expect(text).toBe(
      [
        "- **made** 2026-11-21T14:05:09.000Z",
        "- **address** http://127.0.0.1:3000/images?q=a",
        "",
        "| \\[name\\] | \\[id\\] | \\[totalDiskGiB\\] | \\[disks\\] |",
        "| --- | --- | ---: | ---: |",
        "| a\\|b<br>\\<script\\> | img-0001 | 50 | 1 |",
        "",
      ].join("\n"),
    );
  });
});

describe("JSON", () => {
  it.each([0, 1, 3])("is whole with %i rows", (count) => {
    const rows = Array.from({ length: count }, (_, at) => exportRow({ name: `image ${at}` }));
    const told = JSON.parse(write("json", rows, { columns: DEFAULT_COLUMNS }));
    expect(told.rows).toHaveLength(count);
    expect(told.head).toMatchObject({
      madeAt: "2026-11-21T14:05:09.000Z",
      images: { rows: 2, selected: null, known: 5, atLeast: false },
      sources: { total: 2, current: 1, stale: 0, failing: 1, unread: 0 },
      troubles: [{ region: "ap-shanghai", account: "tc-prod", condition: "failing", images: 42 }],
      oldestReadAt: "2026-11-21T06:12:00.000Z",
      revision: 7,
      columns: DEFAULT_COLUMNS,
    });
    for (const row of told.rows) expect(Object.keys(row)).toEqual(told.head.fields);
  });

  it("keeps values, and says why there are none", () => {
    const row = exportRow({
      name: "=1+1",
      status: { value: "unknown", raw: "NOVELTY" },
      createdAt: { iso: "2021-01-28T08:49:05.000Z", raw: "2021-01-28 16:49:05", zone: "assumed" },
      description: null,
      disks: "not-reported",
      minDiskGiB: 40,
      noteCodes: ["zone-assumed"],
    });
    const columns = ["name", "os", "status", "created", "description", "disks", "tags", "notes"] as const;
    expect(JSON.parse(write("json", [row], { columns })).rows).toEqual([
      {
        name: "=1+1",
        id: "img-0001",
        system: "centos 7.6",
        lifecycle: "ended",
        endOfLife: "2024-06-30",
        status: { unknown: "NOVELTY" },
        statusWord: "NOVELTY",
        progressPercent: null,
        created: { at: "2021-01-28T08:49:05.000Z", written: "2021-01-28 16:49:05", zone: "assumed" },
        read: "2026-11-21T08:00:00.000Z",
        description: null,
        totalDiskGiB: { atLeast: 40 },
        disks: { missing: "not-reported" },
        tags: { none: "tags" },
        notes: ["zone-assumed"],
      },
    ]);
  });
});
