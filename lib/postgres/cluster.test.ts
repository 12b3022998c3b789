import { execFile } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  isRoot,
  killGroup,
  launch,
  openServer,
  query,
  scratch,
  UNPRIVILEGED,
  until,
} from "./fixtures/scratch";
import { openPostgres } from "./index";

describe("a cluster that was never completed", () => {
  it("is made afresh after a start that was killed half-way", async () => {
    const dataDir = await scratch();
    const application = await launch(dataDir);
    await until(async () => (await unfinishedFiles(dataDir)).includes("PG_VERSION"));
    await killGroup(application);
    const server = await openServer(dataDir);
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect((await readdir(dataDir)).filter((name) => name.startsWith("postgres-new-"))).toEqual([]);
  });

  it("is left alone while a live process works on it", async () => {
    const dataDir = await scratch();
    const others = join(dataDir, `postgres-new-${process.ppid}-0123abcd`);
    await mkdir(others);
    await openServer(dataDir);
    expect((await stat(others)).isDirectory()).toBe(true);
  });

  it("is moved aside when it has the final name, never removed", async () => {
    const dataDir = await scratch();
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres", "letter.txt"), "keep me");
    await openServer(dataDir);
    const aside = (await readdir(dataDir)).find((name) => name.startsWith("postgres-incomplete-")) ?? "";
    expect(await readFile(join(dataDir, aside, "letter.txt"), "utf8")).toBe("keep me");
  });
});

describe("a complete cluster", () => {
  let original: string;

  beforeAll(async () => {
    original = await mkdtemp(join(tmpdir(), "neph-"));
    await chmod(original, 0o755);
    const server = await openPostgres({ dataDir: original, databaseUrl: null, durability: "none" });
    await query(server.url, "create table kept as select 7 as n");
    await server.stop();
  });

  afterAll(() => rm(original, { recursive: true }));

  /** A data folder with a copy of it; made by root, it belongs to root. */
  async function copied(): Promise<string> {
    const dataDir = await scratch();
    // A thousand small files: the system's own cp is ten times faster than Node's.
    await promisify(execFile)("cp", ["-r", join(original, "postgres"), dataDir]);
    return dataDir;
  }

  it("is never made anew, even if PostgreSQL cannot read it", async () => {
    const dataDir = await copied();
    const cluster = join(dataDir, "postgres");
    const before = await readFile(join(cluster, "nephoscope-cluster.json"), "utf8");
    await rm(join(cluster, "global", "pg_control"));
    await expect(openServer(dataDir)).rejects.toMatchObject({
      name: "PostgresError",
      kind: "start-failed",
      message: expect.stringContaining("pg_control"),
    });
    expect(await readFile(join(cluster, "nephoscope-cluster.json"), "utf8")).toBe(before);
    expect(await readdir(join(cluster, "base"))).not.toEqual([]);
  });

  it("of somebody else is refused and left as it is", async () => {
    const dataDir = await copied();
    const cluster = join(dataDir, "postgres");
    await rm(join(cluster, "nephoscope-cluster.json"));
    const before = (await readdir(cluster)).sort();
    await expect(openServer(dataDir)).rejects.toMatchObject({
      kind: "start-failed",
      message: expect.stringContaining("DATABASE_URL"),
    });
    expect((await readdir(cluster)).sort()).toEqual(before);
    expect(await readdir(dataDir)).not.toContainEqual(expect.stringMatching(/incomplete|new/));
  });

  it("of another major version is refused with what to do", async () => {
    const dataDir = await copied();
    const version = join(dataDir, "postgres", "PG_VERSION");
    await writeFile(version, "17\n");
    await expect(openServer(dataDir)).rejects.toMatchObject({
      kind: "wrong-version",
      message: expect.stringMatching(/PostgreSQL 17.*PostgreSQL 18.*backup.*DATABASE_URL/),
    });
    expect(await readFile(version, "utf8")).toBe("17\n");
  });

  it.skipIf(!isRoot)("that root copied back from a backup is given to the server's account", async () => {
    const dataDir = await copied();
    expect((await stat(join(dataDir, "postgres"))).uid).toBe(0);
    const server = await openServer(dataDir);
    expect(await query(server.url, "select n from kept")).toEqual([{ n: 7 }]);
    expect((await stat(join(dataDir, "postgres", "base"))).uid).toBe(UNPRIVILEGED.uid);
  });

  it.skipIf(!isRoot)("is run by the account that it belongs to", async () => {
    const dataDir = await copied();
    const account = 65533;
    const cluster = join(dataDir, "postgres");
    for (const name of ["", ...(await readdir(cluster, { recursive: true }))]) {
      await chown(join(cluster, name), account, account);
    }
    const server = await openServer(dataDir);
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect((await stat(join(cluster, "postmaster.pid"))).uid).toBe(account);
  });
});

async function unfinishedFiles(dataDir: string): Promise<string[]> {
  const name = (await readdir(dataDir)).find((entry) => entry.startsWith("postgres-new-"));
  return name ? readdir(join(dataDir, name)) : [];
}
