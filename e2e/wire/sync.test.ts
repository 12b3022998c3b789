import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { findConnection } from "@/lib/connections";
import type { DialectId } from "@/lib/domain/cloud";
import { totalGiB } from "@/lib/domain/disk";
import type { ImageRef } from "@/lib/domain/image";
import { emptyFilter, FACETS, type Facet, withChoice } from "@/lib/domain/image-filter";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { readImageDetail } from "@/lib/inventory/detail";
import { listImages } from "@/lib/inventory/list";
import { openCloud } from "@/lib/sync/clouds";
import { liveLook } from "@/lib/sync/live-look";
import { lookAt } from "@/lib/sync/look";
import type { calm } from "../clouds/emulator";
import { withDemoWorld } from "./demo-world";

const world = withDemoWorld();

/** The images that the emulators have for the demo's keys, by account and region. */
const WORLD: Record<string, number> = {
  "bd-core bj": 62,
  "bd-core gz": 62,
  "bd-core hkg": 62,
  "ens-edge ap-southeast-1": 15,
  "ens-edge mainland": 60,
  "jd-retail cn-east-2": 40,
  "jd-retail cn-north-1": 60,
  "jd-retail cn-south-1": 25,
  "tc-legacy ap-guangzhou": 90,
  "tc-prod ap-guangzhou": 90,
  "tc-prod ap-shanghai": 60,
  "tc-prod ap-singapore": 50,
  "tc-sandbox ap-guangzhou": 58,
  "tc-sandbox ap-singapore": 45,
};
const ALL = Object.values(WORLD).reduce((sum, count) => sum + count, 0);

const all = () => listImages(emptyFilter(), { from: 0, limit: 200 });
const bySource = (list: ImageList) =>
  Object.fromEntries(
    list.sources.map((source) => [`${source.connectionName} ${source.regionId}`, source.images]),
  );
const sourcesOf = (list: ImageList, dialect: DialectId): SourceState[] =>
  list.sources.filter((source) => source.dialect === dialect);

async function detailOf(connectionId: string, regionId: string, imageId: string) {
  const ref: ImageRef = { connectionId, regionId, imageId };
  const looked = await liveLook(ref, AbortSignal.timeout(10_000));
  const detail = await readImageDetail(ref);
  if (!detail) throw new Error(`${imageId} is not stored`);
  return { looked, detail, image: detail.image };
}

beforeAll(() => world.sync(), 120_000);
afterEach(() => world.calmDown());

/** Facets of which an image may have several values, or of which the answer carries only the first ones. */
const OF_SEVERAL: readonly Facet[] = ["disk", "tag", "notes", "release"];

describe("the first read", () => {
  it("brings every image of every source, and the numbers add up", async () => {
    const list = await all();
    expect(bySource(list)).toEqual(WORLD);
    expect(list.known).toBe(ALL);
    expect(list.total).toBe(ALL);
    expect(list.atLeast).toBe(false);
    expect(list.sources.map(({ condition }) => condition)).toEqual(list.sources.map(() => "current"));
    for (const facet of FACETS.filter((one) => !OF_SEVERAL.includes(one))) {
      const counts = list.facets[facet];
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(ALL);
    }
  });

  it("shows one world through both of Tencent's dialects", async () => {
    const idsOf = async (account: string) => {
      const filter = withChoice(
        withChoice(emptyFilter(), "account", account, "include"),
        "region",
        "ap-guangzhou",
        "include",
      );
      return (await listImages(filter, { from: 0, limit: 200 })).rows.map((row) => row.ref.imageId).sort();
    };
    expect(await idsOf("tc-legacy")).toEqual(await idsOf("tc-prod"));
  });

  it("has the sharing figures of own images in the list", async () => {
    const filter = withChoice(emptyFilter(), "ownership", "private", "include");
    const own = await listImages(filter, { from: 0, limit: 200 });
    const asked = own.rows.filter(({ sharing }) => sharing.targets !== "not-asked");
    expect(asked.length).toBe(own.rows.length);
    expect(own.rows.some(({ sharing }) => sharing.used === 17 && sharing.limit === 20)).toBe(true);
    expect(own.rows.some(({ sharing }) => sharing.used === 500 && sharing.limitBasis === "documented")).toBe(
      true,
    );
  });

  it("finds exactly what a search names", async () => {
    const found = await listImages({ ...emptyFilter(), q: "ORDER-DB golden" }, { from: 0, limit: 50 });
    expect(found.total).toBeGreaterThan(0);
    expect(found.rows.every(({ name }) => /order-db/i.test(name ?? "") && /golden/i.test(name ?? ""))).toBe(
      true,
    );
  });
});

describe("a look at one image", () => {
  it("shows 20 of 50 shares of Baidu's published Ubuntu image", async () => {
    const { looked, image } = await detailOf("bd-core", "bj", "m-nky7qeom");
    expect(looked.outcome).toBe("told");
    expect(image.name).toBe("ubuntu-14.04.1-server-amd64-201506171832");
    expect(image.sharing).toMatchObject({ used: 20, limit: 50, limitBasis: "image" });
  });

  it("shows the 100 GiB data disk of the published ENS image", async () => {
    const { image } = await detailOf("ens-edge", "mainland", "centos_6_08_64_20G_aedge");
    expect(image.disks).toMatchObject([{ role: { value: "data", raw: "Data" }, sizeGiB: 100 }]);
    expect(image.imageSizeGiB).toBe(20);
    expect(totalGiB(image.disks)).toBe(100);
  });

  it("shows system disk, snapshot and disk type of JD's published image", async () => {
    const { image, detail } = await detailOf("jd-retail", "cn-north-1", "img-m5s0abcd29");
    expect(image.disks).not.toBe("not-reported");
    const [system] = image.disks === "not-reported" ? [] : image.disks;
    expect(system).toMatchObject({ role: { value: "system" }, device: "vda" });
    expect(system?.type).toMatch(/ssd|hdd/);
    expect(system?.snapshotId).toMatch(/^snapshot-/);
    expect(detail.evidence["disks.sizeGiB"]?.from.length).toBeGreaterThan(0);
  });

  it("says that the legacy Tencent API states no time zone", async () => {
    const { image } = await detailOf("tc-legacy", "ap-guangzhou", "img-1234test");
    expect(image.createdAt).toMatchObject({ raw: "2014-09-27 10:11:00", zone: "assumed" });
    expect(image.notes).toContainEqual({
      code: "zone-assumed",
      path: "createTime",
      raw: "2014-09-27 10:11:00",
    });
  });

  it("keeps the exact text of each answer behind the picture", async () => {
    const { detail } = await detailOf("jd-retail", "cn-north-1", "img-ord2026g11");
    expect(new Set(detail.answers.map(({ kind }) => kind))).toEqual(
      new Set(["list-item", "sharing", "quota"]),
    );
    for (const { text } of detail.answers) expect(() => JSON.parse(text)).not.toThrow();
  });

  it("does not ask the cloud again within seconds", async () => {
    expect((await detailOf("bd-core", "bj", "m-nky7qeom")).looked.outcome).toBe("fresh");
  });
});

describe("when a cloud misbehaves", () => {
  it("writes nothing when nothing changed", async () => {
    await world.sync();
    const before = (await all()).revision;
    await world.sync();
    expect((await all()).revision).toBe(before);
  });

  it("keeps the images of a cloud that is down, says so, and reads the others", async () => {
    const before = await all();
    world.turn("jdcloud-vm", { down: true });
    await world.sync();
    const list = await all();
    expect(bySource(list)).toEqual(WORLD);
    for (const source of sourcesOf(list, "jdcloud-vm")) {
      expect(source).toMatchObject({ condition: "failing", failure: { kind: "network" } });
      expect(source.failingSince).not.toBeNull();
    }
    const others = list.sources.filter(({ dialect }) => dialect !== "jdcloud-vm");
    for (const source of others) {
      const earlier = before.sources.find(
        ({ connectionId, regionId }) => connectionId === source.connectionId && regionId === source.regionId,
      );
      expect(source.condition).toBe("current");
      expect((source.readAt ?? "") > (earlier?.readAt ?? "")).toBe(true);
    }
    expect(list.rows.filter((row) => row.old).every((row) => row.dialect === "jdcloud-vm")).toBe(true);

    world.calmDown();
    await world.sync();
    expect(sourcesOf(await all(), "jdcloud-vm").every(({ condition }) => condition === "current")).toBe(true);
  });

  it("lets one broken region spoil no other", async () => {
    world.turn("tencent-cvm", { regionsDown: ["ap-shanghai"] });
    await world.sync();
    const failing = (await all()).sources.filter(({ condition }) => condition === "failing");
    expect(failing.map(({ connectionName, regionId }) => `${connectionName} ${regionId}`)).toEqual([
      "tc-prod ap-shanghai",
    ]);
  });

  it.each<[string, DialectId, Partial<typeof calm>, string]>([
    ["a gateway's page", "baidu-bcc", { badGateway: true }, "unavailable"],
    ["an answer that is cut off", "alibaba-ens", { cutOff: true }, "network"],
    ["a refused list", "tencent-cvm-v2", { denied: ["DescribeImages"] }, "forbidden"],
  ])("takes %s of %s for a failure, never for an empty list", async (_what, dialect, switches, kind) => {
    world.turn(dialect, switches);
    await world.sync();
    const list = await all();
    expect(bySource(list)).toEqual(WORLD);
    for (const source of sourcesOf(list, dialect)) {
      expect(source).toMatchObject({ condition: "failing", failure: { kind, dialect } });
    }
  });

  it.each<[DialectId, string, string]>([
    ["baidu-bcc", "bd-core", "ListSharedUser"],
    ["jdcloud-vm", "jd-retail", "describeImageMembers"],
    ["tencent-cvm", "tc-prod", "DescribeImageSharePermission"],
    ["tencent-cvm-v2", "tc-legacy", "GetImageShareUinInfo"],
    ["alibaba-ens", "ens-edge", "DescribeImageSharePermission"],
  ])(
    "stores of %s that sharing may not be asked for, never that nobody has it",
    async (dialect, account, operation) => {
      const connection = await findConnection(account);
      const filter = withChoice(
        withChoice(emptyFilter(), "account", account, "include"),
        "ownership",
        "private",
        "include",
      );
      const [own] = (await listImages(filter, { from: 0, limit: 1 })).rows;
      const known = own && (await readImageDetail(own.ref))?.image;
      if (!connection || !known) throw new Error("there is no own image");
      const provider = await openCloud(connection);
      const now = () => new Date();
      world.turn(dialect, { denied: [operation] });
      await lookAt({ provider, known, picture: false, now, signal: AbortSignal.timeout(10_000) });
      const refused = await readImageDetail(known.ref);
      expect(refused?.image.sharing.targets).toBe("not-permitted");
      world.calmDown();
      await lookAt({ provider, known, picture: false, now, signal: AbortSignal.timeout(10_000) });
      expect(await readImageDetail(known.ref)).toMatchObject({
        image: { sharing: known.sharing },
        askFailure: null,
      });
    },
  );

  it("waits out a throttling cloud and still reads everything", async () => {
    world.turn("jdcloud-vm", { throttleNext: 1 });
    await world.sync();
    expect(sourcesOf(await all(), "jdcloud-vm").every(({ condition }) => condition === "current")).toBe(true);
  });
});
