import type { TestProject } from "vitest/node";
import { PostgresError } from "./errors";
import { dropTestDatabases, externalUrl, runId, testServer } from "./testing";

let available = false;

/** Starts the tests' PostgreSQL before the first worker, so that none of them waits for it. */
export async function setup(project: TestProject): Promise<void> {
  // Workers inherit the environment, and with it the name of the run.
  runId();
  try {
    if (!externalUrl()) await testServer();
    available = true;
  } catch (error) {
    // Most tests need no database: where there is no PostgreSQL, only those that ask for one should fail.
    if (!(error instanceof PostgresError && error.kind === "no-binary")) throw error;
    return;
  }
  await dropTestDatabases();
  // In watch mode the migrations may be what has changed.
  project.onTestsRerun(() => dropTestDatabases("templates"));
}

/** Removes what the run made, and stops the server if nobody else uses it. */
export async function teardown(): Promise<void> {
  if (!available) return;
  await dropTestDatabases();
  if (!externalUrl()) await (await testServer()).stop();
}
