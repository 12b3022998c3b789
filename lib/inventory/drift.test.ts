import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { connections, drift } from "../database/tables";
import { driftIn, scrubbed } from "../domain/drift";
import type { Note } from "../domain/image";
import { withDatabase } from "../testing/database";
import { testImage } from "../testing/image";
import { plantScope, toldImage } from "../testing/inventory";
import { countFreshDrift, forgetDrift, noteDrift, readDrift } from "./drift";
import { writePage } from "./write-page";

withDatabase();

const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "private" } as const;
const at = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, "0")}:00.000Z`;
const word = (raw: string): Note => ({ code: "word-unknown", path: "ImageState", raw });

beforeEach(async () => {
  const db = await database();
  await db.delete(connections);
  await db.delete(drift);
  await plantScope(scope);
});

const page = (minute: number, ...items: [id: string, ...notes: Note[]][]) =>
  writePage({
    scope,
    at: at(minute),
    items: items.map(([id, ...notes]) => toldImage(id, { notes }, JSON.stringify([id, minute]))),
  });

describe("the drift watch", () => {
  it("has a row for each kind, however many images have it", async () => {
    await page(0, ["a", word("SLEEPY")], ["b", word("SLEEPY")], ["c"]);
    await page(1, ["d", word("SLEEPY")], ["e", word("GRUMPY")]);
    expect(await readDrift()).toMatchObject([
      { kind: "word-unknown", path: "ImageState", word: "GRUMPY", times: 1, firstSeenAt: at(1), fresh: true },
      { word: "SLEEPY", times: 3, firstSeenAt: at(0), lastSeenAt: at(1), sample: "SLEEPY" },
    ]);
  });

  it("is new once: what an admin took note of stays noted when it is seen again", async () => {
    await page(0, ["a", word("SLEEPY")]);
    await page(2, ["b", word("GRUMPY")]);
    await noteDrift(at(1), new Date(at(3)));
    expect(await countFreshDrift()).toBe(1);
    await page(4, ["c", word("SLEEPY")]);
    expect((await readDrift()).map(({ word: of, fresh }) => [of, fresh])).toEqual([
      ["GRUMPY", true],
      ["SLEEPY", false],
    ]);
  });

  it("counts nothing for an image that is told as before", async () => {
    await page(0, ["a", word("SLEEPY")]);
    await writePage({
      scope,
      at: at(1),
      items: [toldImage("a", { notes: [word("SLEEPY")] }, JSON.stringify(["a", 0]))],
    });
    expect(await readDrift()).toMatchObject([{ times: 1, lastSeenAt: at(0) }]);
  });

  it("forgets what no cloud has sent for long", async () => {
    await page(0, ["a", word("SLEEPY")]);
    expect(await forgetDrift(at(0))).toBe(0);
    expect(await forgetDrift(at(1))).toBe(1);
  });
});

it("takes the same field of several disks, and of one image twice, for one kind", () => {
  const notes: Note[] = [0, 1].map((disk) => ({
    code: "field-undocumented",
    path: `disks[${disk}].mood`,
    raw: `calm ${disk}`,
  }));
  expect(driftIn([testImage({ notes })])).toMatchObject([{ path: "disks[].mood", word: "", times: 1 }]);
});

it("is no drift that a zone was assumed or two fields disagree", () => {
  const notes: Note[] = [
    { code: "zone-assumed", path: "createTime", raw: "2014-09-27 10:11:00" },
    { code: "field-conflict", path: "osVersion", raw: "7.2" },
  ];
  expect(driftIn([testImage({ notes })])).toEqual([]);
});

it.each([
  ["Creating", "Creating"],
  ["owner@example.com", "…@…"],
  ["10.20.30.40", "…"],
  ["account 1234567890", "account …"],
  ["https://host/a?token=abc&x=1", "https://host/a?token=…&x=…"],
  ["AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "AKID…"],
  ["x".repeat(20).concat(" ").repeat(10), `${"x".repeat(20).concat(" ").repeat(10).slice(0, 120)}…`],
])("passes %j on as %j", (text, told) => {
  expect(scrubbed(text)).toBe(told);
});
