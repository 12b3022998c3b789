import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL(".", import.meta.url));

/** What starts processes and servers, and so takes long whatever the size of its file. */
const LONG = /^(?:e2e\/wire|lib\/postgres|lib\/backup)\/|-killed\.test|\/forget-keys\.test/;

/** The tests of these folders that may share modules with others. What replaces modules needs them to itself. */
function sharing(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
      .filter((file) => !LONG.test(file))
      .filter((file) => !/\bvi\.(?:mock|doMock)\(/.test(readFileSync(path.join(root, file), "utf8"))),
  );
}

/** Tests of what has no state of its own: they load what they test once for all of them, which is most of their time. */
const TOGETHER = sharing("app", "components", "lib/domain", "messages");
/** Tests of what keeps its state where `processWide` does: that is forgotten between them, what is loaded is not. */
const IN_ONE_PROCESS = sharing("lib", "e2e/access", "e2e/clouds").filter((file) => !TOGETHER.includes(file));
/** As a pattern: folders of routes have brackets and parentheses in their names. */
const exactly = (file: string) => file.replace(/[()[\]]/g, "\\$&");
const ELSEWHERE = ["node_modules", ".next", "e2e/*.spec.ts"];

const hasPage = (file: string) => readFileSync(file, "utf8").startsWith("// @vitest-environment");

/**
 * Begins with what takes longest, or one worker would be left alone with it at the end. Those that share a page come
 * after all others: a worker is kept only for a next file that wants the same surroundings.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      if (LONG.test(path.relative(root, moduleId))) return 0;
      return !project.config.isolate && hasPage(moduleId) ? 2 : 1;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

// For the workers and for the set-up alike; what the application tells at "info" is not for readers of test results.
process.env.NEPHOSCOPE_LOG_LEVEL ||= "warn";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The marker package throws outside a bundler; tests run server modules directly.
      {
        find: /^server-only$/,
        replacement: fileURLToPath(new URL("./lib/testing/empty.ts", import.meta.url)),
      },
    ],
  },
  test: {
    testTimeout: 20_000,
    // Servers start and stop beside one another on two cores there.
    retry: process.env.CI ? 2 : 0,
    // Two cores: more workers only make the database tests queue for the same disk.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "apart",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...ELSEWHERE, ...[...TOGETHER, ...IN_ONE_PROCESS].map(exactly)],
          // One PostgreSQL for all tests that want a database.
          globalSetup: ["./lib/postgres/vitest-server.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "in one process",
          include: IN_ONE_PROCESS.map(exactly),
          setupFiles: ["./lib/testing/clean-process.ts"],
          globalSetup: ["./lib/postgres/vitest-server.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "together",
          include: TOGETHER.map(exactly),
          setupFiles: ["./lib/testing/clean-page.ts"],
          pool: "threads",
          isolate: false,
        },
      },
    ],
  },
});
