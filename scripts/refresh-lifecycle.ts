import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readApiAnswer } from "../lib/lifecycle/api-answer";
import { type Dataset, datasetText } from "../lib/lifecycle/dataset";
import { ROOT } from "./build";

/**
 * Renews lib/lifecycle/data/endoflife.json out of a folder of answers of endoflife.date's API, one file per system:
 *
 *   mkdir -p /tmp/eol && cd /tmp/eol
 *   for name in ubuntu debian …; do curl -fsS https://endoflife.date/api/v1/products/$name -o $name.json; done
 *   npx tsx scripts/refresh-lifecycle.ts /tmp/eol --date 2026-11-21 [--commit <sha>] [--add openeuler] [--file <json>]
 *
 * Every system that the file has must be in the folder, so that none is lost; `--add` takes in a further one. The day
 * is that of the download. `git diff` then shows what changed, one release per line.
 */

const say = (text: string) => process.stdout.write(`${text}\n`);

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      date: { type: "string" },
      commit: { type: "string" },
      add: { type: "string", multiple: true, default: [] },
      file: { type: "string", default: path.join(ROOT, "lib/lifecycle/data/endoflife.json") },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || !/^\d{4}-\d\d-\d\d$/.test(values.date ?? "")) {
    throw new Error("Say the folder with the answers, and the day of the download: --date 2026-11-21");
  }
  // Our own file: its shape is checked by the tests.
  const old = JSON.parse(readFileSync(values.file, "utf8")) as Dataset;
  const products = [...old.products.map(({ name }) => name), ...values.add].map((name) => read(folder, name));
  const renewed: Dataset = { ...old, commit: values.commit ?? null, date: values.date ?? "", products };
  writeFileSync(values.file, datasetText(renewed));
  const releases = products.reduce((sum, product) => sum + product.releases.length, 0);
  say(`${products.length} systems, ${releases} releases, as of ${renewed.date}`);
}

function read(folder: string, name: string) {
  const file = `${name}.json`;
  if (!readdirSync(folder).includes(file)) throw new Error(`${folder} has no ${file}`);
  const product = readApiAnswer(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
  if (product.name !== name) throw new Error(`${file} is the answer for ${product.name}`);
  return product;
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
