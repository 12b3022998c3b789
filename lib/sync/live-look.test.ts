import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { images } from "../database/tables";
import { keepScopes } from "../inventory/scopes";
import { writePage } from "../inventory/write-page";
import { forgetProcessWide } from "../process-wide";
import type { ImageProvider } from "../providers/port";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { SHARED_WITH_NOBODY, testFailure, testProvider } from "../testing/provider";
import { openCloud } from "./clouds";
import { liveLook } from "./live-look";

vi.mock("./clouds", () => ({ openCloud: vi.fn() }));

withDatabase();
beforeAll(() => plantConnection("tc-prod", ["ap-guangzhou"]));

const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-a" };
const getImage = vi.fn<ImageProvider["getImage"]>();
const look = () => liveLook(ref, new AbortController().signal);

beforeEach(async () => {
  forgetProcessWide("live-looks");
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T08:00:00.000Z") });
  getImage.mockReset().mockResolvedValue(toldImage("img-a", { name: "looked at" }));
  vi.mocked(openCloud).mockResolvedValue(testProvider({ getImage, sharing: async () => SHARED_WITH_NOBODY }));
  const db = await database();
  await db.delete(images);
  const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" } as const;
  await keepScopes("tc-prod", [scope]);
  await writePage({ scope, items: [toldImage("img-a")], at: "2026-11-20T07:00:00.000Z" });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

it("asks the cloud once in twenty seconds, whoever asks", async () => {
  expect(await look()).toEqual({ outcome: "told" });
  later(19);
  expect(await look()).toEqual({ outcome: "fresh" });
  expect(getImage).toHaveBeenCalledTimes(1);
  later(2);
  expect(await look()).toEqual({ outcome: "told" });
  expect(getImage).toHaveBeenCalledTimes(2);
});

it("asks at the pace of the pages that follow an image while the cloud works on it", async () => {
  const copying = { status: { value: "copying", raw: "SYNCING" } } as const;
  getImage.mockImplementation(async () => toldImage("img-a", copying));
  await look();
  later(8);
  expect(await look()).toEqual({ outcome: "fresh" });
  later(2);
  expect(await look()).toEqual({ outcome: "told" });
  expect(getImage).toHaveBeenCalledTimes(2);
});

it("is shared by people who ask at the same time", async () => {
  expect(await Promise.all([look(), look(), look()])).toEqual([
    { outcome: "told" },
    { outcome: "told" },
    { outcome: "told" },
  ]);
  expect(getImage).toHaveBeenCalledTimes(1);
});

it("does not ask a cloud again at once that is down, and says again why", async () => {
  const { failure } = testFailure("network");
  getImage.mockRejectedValue(testFailure("network"));
  expect(await look()).toEqual({ outcome: "failed", failure });
  expect(await look()).toEqual({ outcome: "failed", failure });
  expect(getImage).toHaveBeenCalledTimes(1);
  later(20);
  await look();
  expect(getImage).toHaveBeenCalledTimes(2);
});

it("says of an image that the cloud no longer has so, every time, and keeps the stored one", async () => {
  getImage.mockResolvedValue(null);
  expect(await look()).toEqual({ outcome: "absent" });
  expect(await look()).toEqual({ outcome: "absent" });
  const db = await database();
  const [row] = await db.select().from(images);
  expect(row).toMatchObject({ goneAt: null, askFailure: { kind: "not-found" }, shown: { name: "web-base" } });
});

it("asks nobody for an image or an account that is not known here", async () => {
  const signal = new AbortController().signal;
  expect(await liveLook({ ...ref, imageId: "img-b" }, signal)).toEqual({ outcome: "unknown" });
  expect(await liveLook({ ...ref, connectionId: "nobody" }, signal)).toEqual({ outcome: "unknown" });
  expect(getImage).not.toHaveBeenCalled();
});

it("does not remember a look that never reached the cloud", async () => {
  vi.mocked(openCloud).mockRejectedValueOnce(new Error("the vault is closed"));
  await expect(look()).rejects.toThrow("the vault is closed");
  expect(await look()).toEqual({ outcome: "told" });
});
