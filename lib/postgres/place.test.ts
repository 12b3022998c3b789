import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { isRoot, query, scratch, UNPRIVILEGED } from "./fixtures/scratch";
import { openPostgres } from "./index";
import { findPlace, prepareSocketDir } from "./place";

it.skipIf(!isRoot)("keeps the data of a closed folder where the server's account can reach it", async () => {
  const [closed, systemDir] = [await scratch(), await scratch()];
  await chmod(closed, 0o700);
  const dataDir = join(closed, "data");
  const open = () => openPostgres({ dataDir, databaseUrl: null, durability: "none", systemDir });

  const first = await open();
  onTestFinished(() => first.stop());
  await query(first.url, "create table kept as select 7 as n");
  await first.stop();
  const cluster = (await readFile(join(dataDir, "postgres-moved-to"), "utf8")).trim();
  expect(cluster.startsWith(systemDir)).toBe(true);

  // The place stays, whatever happens to the folder's mode.
  await chmod(closed, 0o755);
  const second = await open();
  onTestFinished(() => second.stop());
  expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();

  // Data that has gone is said to have gone.
  await rm(cluster, { recursive: true });
  await expect(open()).rejects.toMatchObject({
    kind: "start-failed",
    message: expect.stringContaining(cluster),
  });
  expect(await readdir(dataDir)).not.toContain("postgres");
});

it.skipIf(!isRoot)("changes the mode of no folder that it did not make", async () => {
  const [dataDir, systemDir] = [await scratch(), await scratch()];
  await chmod(dataDir, 0o700);
  const place = await findPlace({ dataDir, systemDir });
  expect(place).toMatchObject({ moved: true, account: UNPRIVILEGED, copies: systemDir });
  expect(place.parent.startsWith(systemDir)).toBe(true);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

it("puts a socket of a long path into the system's temporary folder, the same each time", async () => {
  const dataDir = join(await scratch(), "long-".repeat(30));
  const place = await findPlace({ dataDir, systemDir: "/nowhere" });
  const folder = await prepareSocketDir(place);
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(folder).toMatch(new RegExp(`^${tmpdir()}/nephoscope-[0-9a-f]{16}$`));
  expect(await prepareSocketDir(place)).toBe(folder);
});

it("does not use a socket folder that somebody put there", async () => {
  const dataDir = await scratch();
  const place = await findPlace({ dataDir, systemDir: "/nowhere" });
  await mkdir(join(dataDir, "elsewhere"));
  await writeFile(join(dataDir, "postgres-socket"), "");
  await expect(prepareSocketDir(place)).rejects.toMatchObject({ kind: "start-failed" });
});
