import { spawn } from "node:child_process";
import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  isRoot,
  openServer,
  pidOf,
  query,
  scratch,
  startApplication,
  UNPRIVILEGED,
  until,
} from "./fixtures/scratch";
import { isAlive } from "./lock-file";

describe("the lock file of a server", () => {
  it("that was killed does not keep the next one from starting, though its process id is used again", async () => {
    const dataDir = await scratch();
    const first = await openServer(dataDir);
    await query(first.url, "create table kept as select 7 as n");
    await first.stop();
    // Under the server's own account, because PostgreSQL sees through other accounts' processes by itself.
    const other = spawn("sleep", ["60"], isRoot ? UNPRIVILEGED : {});
    onTestFinished(() => void other.kill("SIGKILL"));
    const socketDir = join(dataDir, "postgres-socket");
    const lines = [other.pid, join(dataDir, "postgres"), 1795260299, 5432];
    await writeFile(
      join(dataDir, "postgres", "postmaster.pid"),
      [...lines, socketDir, "", "  1 1", "ready", ""].join("\n"),
    );
    await writeFile(join(socketDir, ".s.PGSQL.5432.lock"), [...lines, socketDir, ""].join("\n"));
    await until(() => other.pid !== undefined && isAlive(other.pid));
    const second = await openServer(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  it("that runs where we cannot reach it says so instead of starting a second one", async () => {
    const dataDir = await scratch();
    const application = await startApplication(dataDir);
    const pid = await pidOf(dataDir);
    await application.kill();
    await rm(join(dataDir, "postgres-socket", ".s.PGSQL.5432"));
    await expect(openServer(dataDir)).rejects.toMatchObject({
      kind: "foreign-lock",
      message: expect.stringMatching(new RegExp(`process ${pid}\\).*DATABASE_URL`)),
    });
    expect(await pidOf(dataDir)).toBe(pid);
  });
});

it("begins a new log when the old one has grown large, and keeps the old one", async () => {
  const dataDir = await scratch();
  await writeFile(join(dataDir, "postgres.log"), Buffer.alloc(11 * 1024 * 1024, "x"));
  await openServer(dataDir);
  expect((await stat(join(dataDir, "postgres.log"))).size).toBeLessThan(100_000);
  expect(await readdir(dataDir)).toContain("postgres.log.1");
});
