import { expect, it } from "vitest";
import { database } from "../database";
import { scopes } from "../database/tables";
import { liveIndex } from "../inventory/live-index";
import { withDatabase } from "../testing/database";
import { plantConnection } from "../testing/inventory";
import { gauges } from "./gauges";

withDatabase();

const NOW = new Date("2026-03-01T12:00:00.000Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

it("tells how old each source is, what is due and what is late", async () => {
  await liveIndex().catchUp();
  await plantConnection("tc-prod", ["ap-guangzhou", "ap-beijing"]);
  const db = await database();
  const scope = { connectionId: "tc-prod", group: "private" as const };
  await db.insert(scopes).values([
    { ...scope, regionId: "ap-guangzhou", completeAt: ago(3), dueAt: ago(-2) },
    { ...scope, regionId: "ap-guangzhou", group: "public", completeAt: ago(50), dueAt: ago(1) },
    { ...scope, regionId: "ap-beijing", dueAt: ago(7) },
  ]);
  const text = await gauges(NOW);
  expect(text).toContain(
    'nephoscope_source_complete_age_seconds{connection="tc-prod",dialect="tencent-cvm",region="ap-guangzhou"} 3000\n',
  );
  // Never read: an age would be made up.
  expect(text).not.toContain('region="ap-beijing"} ');
  expect(text).toContain('nephoscope_scopes{state="waiting"} 1\n');
  expect(text).toContain('nephoscope_scopes{state="due"} 1\n');
  expect(text).toContain('nephoscope_scopes{state="late"} 1\n');
  expect(text).toContain("nephoscope_index_lag_revisions 0\n");
  expect(text).toMatch(/^nephoscope_build_info\{version="[^"]+",node="[^"]+"\} 1$/m);
});
