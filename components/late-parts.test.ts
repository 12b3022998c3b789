import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");

/** Every call of `dynamic` of the pages, as `file: call`. */
function lateParts(): string[] {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  return files
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), "utf8");
      return [...text.matchAll(/= dynamic\([\s\S]*?\);\n/g)].map(([call]) => `${file}: ${call}`);
    });
}

describe("parts that are loaded when they are needed", () => {
  it("wait by themselves: without a boundary of its own, one stops the whole page's updates until it is there", () => {
    const all = lateParts();
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((call) => !call.includes("ssr: false"))).toEqual([]);
  });
});
