import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { ALL_IMAGES, withInstances } from "../e2e/wire/instance-world";
import { database } from "../lib/database";
import { images } from "../lib/database/tables";

const world = withInstances();

describe("a database that fails", () => {
  /** A way to the database that can be cut. */
  async function cuttable(): Promise<{ url: string; cut(): void; mend(): Promise<void>; close(): void }> {
    const target = new URL(world.databaseUrl());
    const socketFolder = target.searchParams.get("host");
    const port = Number(target.port || target.searchParams.get("port") || 5432);
    const sockets = new Set<Socket>();
    const reach = () =>
      socketFolder ? connect(`${socketFolder}/.s.PGSQL.${port}`) : connect(port, target.hostname);
    let server: Server = createServer();
    let own = 0;
    const listen = async () => {
      server = createServer((near) => {
        const far = reach();
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on("error", () => {});
          socket.on("close", () => {
            near.destroy();
            far.destroy();
            sockets.delete(socket);
          });
        }
        near.pipe(far).pipe(near);
      });
      await new Promise<void>((resolve) => server.listen(own, "127.0.0.1", resolve));
      const address = server.address();
      if (address && typeof address === "object") own = address.port;
    };
    await listen();
    const url = new URL(target.href);
    url.searchParams.delete("host");
    url.searchParams.delete("port");
    url.hostname = "127.0.0.1";
    url.port = String(own);
    const cut = () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    };
    return { url: url.href, cut, mend: listen, close: cut };
  }

  it("for seconds costs time and nothing else: the process goes on by itself", async () => {
    const way = await cuttable();
    const begun = new Date().toISOString();
    const instance = await world.start({ INSTANCE_DATABASE: way.url });
    await world.allReadSince(begun);
    for (const afterMs of [30, 200]) {
      await world.readAgain();
      await pause(afterMs);
      way.cut();
      await pause(1_500);
      await way.mend();
      await world.allReadSince(await world.readAgain(), { nudging: true });
    }
    expect(instance.process.exitCode).toBeNull();
    expect(await (await database()).$count(images)).toBe(ALL_IMAGES);
    await instance.end("SIGTERM");
    way.close();
  }, 120_000);

  it.each([
    [
      "read-only",
      "alter database @ set default_transaction_read_only = on",
      "alter database @ set default_transaction_read_only = off",
    ],
    ["locked", "begin; lock table scopes in access exclusive mode", "commit"],
  ])(
    "by being %s is waited for",
    async (_what, trouble, end) => {
      const begun = new Date().toISOString();
      const instance = await world.start();
      await world.allReadSince(begun);
      const admin = new pg.Client({ connectionString: world.databaseUrl() });
      await admin.connect();
      onTestFinished(() => admin.end());
      const name = new URL(world.databaseUrl()).pathname.slice(1);
      await admin.query("set default_transaction_read_only = off");
      const others =
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and application_name = 'nephoscope'";
      await world.readAgain();
      await admin.query(trouble.replace("@", name));
      if (trouble.startsWith("alter")) await admin.query(others, [name]);
      await pause(2_000);
      expect(instance.process.exitCode).toBeNull();
      await admin.query(end.replace("@", name));
      if (trouble.startsWith("alter")) await admin.query(others, [name]);
      await world.allReadSince(await world.readAgain(), { nudging: true });
      expect(await (await database()).$count(images)).toBe(ALL_IMAGES);
      await instance.end("SIGTERM");
    },
    120_000,
  );
});
