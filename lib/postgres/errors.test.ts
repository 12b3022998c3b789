import { expect, it } from "vitest";
import { failureOf, toPostgresError } from "./errors";

it.each([
  [
    "disk-full",
    'initdb: error: could not write to file "/data/pg_wal/000000010000000000000001": No space left on device',
  ],
  ["disk-full", 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
  ["start-failed", "FATAL:  could not create shared memory segment: Cannot allocate memory"],
  ["start-failed", ""],
])("calls it %s when PostgreSQL says: %s", (kind, output) => {
  const error = failureOf("PostgreSQL did not start", output);
  expect(error.kind).toBe(kind);
  expect(error.message).toContain(output);
});

it("tells what to do about an account without a name", () => {
  const error = failureOf(
    "PostgreSQL could not make its cluster",
    "initdb: error: could not look up effective user ID 12345: user does not exist",
  );
  expect(error.message).toMatch(/etc\/passwd.*DATABASE_URL/);
});

it("knows a full disk by the system's code as well, and keeps the cause", () => {
  const cause = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  expect(toPostgresError(cause, "It did not start")).toMatchObject({ kind: "disk-full", cause });
});
