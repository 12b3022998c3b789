import { spawn } from "node:child_process";
import type { Account } from "./account";

/** How a program ended and the end of what it wrote, both streams together. */
export type Ended = { exitCode: number | null; output: string };

const MAX_OUTPUT = 64 * 1024;

/**
 * Runs one of PostgreSQL's programs to its end. Rejects only when it could not be started at all.
 */
export function runToEnd(command: string, args: string[], account: Account | null): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const program = spawn(/*turbopackIgnore: true*/ command, args, {
      ...spawnAs(account),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString("utf8")).slice(-MAX_OUTPUT);
    };
    program.stdout.on("data", keep);
    program.stderr.on("data", keep);
    program.on("error", reject);
    program.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

/** What every program of PostgreSQL is started with. */
export function spawnAs(account: Account | null) {
  return {
    ...account,
    // An account that cannot enter the application's folder could not start in it either.
    cwd: "/",
    // Not ours: it holds keys, and variables like PGDATA or PGOPTIONS that would change what PostgreSQL does.
    // LC_ALL keeps the messages English, because some of them are understood (see errors.ts).
    env: {
      PATH: process.env.PATH ?? "/usr/bin:/bin",
      LC_ALL: "C",
      TZ: "UTC",
      NODE_ENV: process.env.NODE_ENV,
    },
  };
}
