import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import type { Translate } from "@/components/images/translate";
import type { PlacedChange } from "@/lib/inventory/changes-page";
import en from "@/messages/en.json" with { type: "json" };
import { changesWriter } from "./changes-file";

const t = createTranslator({ locale: "en", messages: en }) as unknown as Translate;
const head = {
  madeAt: "2026-11-20T12:00:00.000Z",
  since: "2026-10-21T12:00:00.000Z",
  changes: 2,
  filter: ["What happened is Gone"],
  address: "https://neph.example/changes?kind=gone",
};
const change: PlacedChange = {
  id: 1,
  kind: "changed",
  at: "2026-11-20T11:00:00.000Z",
  ref: { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" },
  imageName: "=cmd|base",
  connectionName: "Production",
  dialect: "tencent-cvm",
  ownership: "private",
  fields: [
    { field: "sharing.used", from: 3, to: 4 },
    {
      field: "status",
      from: { value: "creating", raw: "CREATING" },
      to: { value: "available", raw: "NORMAL" },
    },
  ],
};
const gone: PlacedChange = { ...change, id: 2, kind: "gone", imageName: null, ownership: null, fields: [] };

function file(format: "csv" | "json" | "markdown"): string {
  const writer = changesWriter(format, { head, t });
  return writer.begin() + writer.page([change, gone]) + writer.end();
}

it("has a line of CSV for each changed field, and one for a change without any", () => {
  const lines = file("csv").trim().split("\r\n");
  const rows = lines.slice(lines.findIndex((line) => line.startsWith("Noticed at")) + 1);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain("'=cmd|base,img-1,Own,Shared with,3,4");
  expect(rows[1]).toContain("Status,Creating,Available");
  expect(rows[2]).toMatch(/,Gone,.*,Production,ap-guangzhou,,img-1,[^,]+,,,$/);
  expect(new Set(rows.map((row) => row.split(",").length))).toEqual(new Set([11]));
});

it("says in Markdown what was asked for, and breaks no table by a name", () => {
  const text = file("markdown");
  expect(text).toContain("What happened is Gone");
  expect(text).toContain("=cmd\\|base");
});

it("is JSON with the values as they are", () => {
  const { head: told, changes } = JSON.parse(file("json"));
  expect(told).toEqual(head);
  expect(changes).toMatchObject([
    { kind: "changed", cloud: "tencent-cvm", name: "=cmd|base", fields: change.fields },
    { kind: "gone", name: null, fields: [] },
  ]);
});
