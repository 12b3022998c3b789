import { spawnSync } from "node:child_process";
import { chmod, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { isRoot, openServer, query, scratch, until } from "./fixtures/scratch";

const SIZE = "160m";

/** Whether this system lets us make a small disk of our own: root in most places, nobody in many containers. */
function mountSmallDisk(folder: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE},mode=755`, "tmpfs", folder]).status === 0;
}

it.skipIf(!isRoot)(
  "a full disk refuses writes by name, leaves reading intact, and is over once there is space",
  async (test) => {
    const folder = await scratch();
    if (!mountSmallDisk(folder)) return test.skip("mounting a small disk is not allowed here");
    onTestFinished(async () => {
      // Its server is stopped by what was registered later, which runs first.
      await until(() => spawnSync("umount", [folder]).status === 0);
    });
    await chmod(folder, 0o755);
    const server = await openServer(folder, "full");
    await query(server.url, "create table kept (text text); insert into kept values ('before')");
    const filler = join(folder, "filler");
    // Until nothing more fits; what could be written stays.
    await writeFile(filler, Buffer.alloc(200 * 1024 * 1024)).catch(() => {});
    const refused = await query(
      server.url,
      "insert into kept select repeat(md5(n::text), 100) from generate_series(1, 20000) n",
    ).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: "53100" });
    await until(async () => {
      const rows = await query(server.url, "select text from kept").catch(() => null);
      return rows?.length === 1 && rows[0]?.text === "before";
    });
    await rm(filler);
    await until(async () => {
      await query(server.url, "insert into kept values ('after')").catch(() => null);
      return (await query(server.url, "select from kept").catch(() => [])).length >= 2;
    });
  },
  60_000,
);
