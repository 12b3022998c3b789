import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readApiAnswer } from "./api-answer";
import { type Dataset, datasetText } from "./dataset";

const SCRIPT = fileURLToPath(new URL("../../scripts/refresh-lifecycle.ts", import.meta.url));
const ANSWERS = fileURLToPath(new URL("./fixtures/api", import.meta.url));

const run = promisify(execFile);
const refresh = (...args: string[]) => run(process.execPath, ["--import", "tsx", SCRIPT, ...args]);

let folder = "";
let file = "";

function keep(names: string[]) {
  const products = names.map((name) => ({
    name,
    title: name,
    page: "https://endoflife.date/",
    releases: [],
  }));
  const old: Dataset = { source: "there", licence: "MIT", commit: "a70eca3", date: "2026-08-22", products };
  writeFileSync(file, datasetText(old));
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lifecycle-"));
  file = path.join(folder, "endoflife.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("refresh-lifecycle", () => {
  it("renews every system of the file and takes in a further one", async () => {
    keep(["debian"]);
    const { stdout } = await refresh(
      ANSWERS,
      "--date",
      "2026-11-20",
      "--add",
      "oracle-linux",
      "--file",
      file,
    );
    expect(stdout).toBe("2 systems, 4 releases, as of 2026-11-20\n");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      source: "there",
      licence: "MIT",
      commit: null,
      date: "2026-11-20",
      products: [
        {
          name: "debian",
          title: "Debian",
          page: "https://endoflife.date/debian",
          releases: [
            {
              cycle: "13",
              label: "13 (Trixie)",
              codename: "Trixie",
              released: "2025-08-09",
              endsOn: "2028-08-09",
              extendedEndsOn: "2030-06-30",
            },
            {
              cycle: "12",
              label: "12 (Bookworm)",
              codename: "Bookworm",
              released: "2023-06-10",
              endsOn: "2026-07-11",
              extendedEndsOn: "2028-06-30",
            },
          ],
        },
        {
          name: "oracle-linux",
          title: "Oracle Linux",
          page: "https://endoflife.date/oracle-linux",
          releases: [
            { cycle: "10", released: "2025-06-26", endsOn: false, extendedEndsOn: false },
            {
              cycle: "5",
              lts: "2008-01-01",
              released: "2007-06-26",
              activeEndsOn: "2012-01-01",
              endsOn: true,
            },
          ],
        },
      ],
    });
  });

  it.each([
    ["a system of the file is missing", ["debian", "ubuntu"], ["--date", "2026-11-20"], "has no ubuntu.json"],
    ["the day is missing", ["debian"], [], "--date"],
  ])("leaves the file alone when %s", async (_, names, args, message) => {
    keep(names);
    const before = readFileSync(file, "utf8");
    await expect(refresh(ANSWERS, ...args, "--file", file)).rejects.toThrow(message);
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});

describe("readApiAnswer", () => {
  it.each([
    ["releases", []],
    ["releases", [{ name: "1", label: "1", releaseDate: "2020-02-30", isLts: false, isEol: false }]],
    ["releases", [{ name: "1", label: "1", releaseDate: "2020-02-01", isLts: false }]],
    ["name", ""],
    ["links", {}],
  ])("refuses an answer whose %s is %j", (field, value) => {
    const answer = JSON.parse(readFileSync(path.join(ANSWERS, "debian.json"), "utf8"));
    expect(() => readApiAnswer({ ...answer, result: { ...answer.result, [field]: value } })).toThrow();
  });
});
