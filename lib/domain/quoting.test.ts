import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hclString, shellCommand, shellWord } from "./quoting";

describe("a word of a shell", () => {
  it("arrives in a real shell as it was, whatever is in it", () => {
    const words = fc.sample(fc.string({ unit: "grapheme", minLength: 1 }), { numRuns: 200, seed: 1 });
    const hostile = [
      "it's",
      "$(id)",
      "`id`",
      "a\nb",
      '"',
      "\\",
      "--flag",
      "!!",
      "名字 64位",
      ...words,
    ].filter((text) => !text.includes("\0"));
    const script = `printf '%s\\0' ${hostile.map(shellWord).join(" ")}`;
    const told = execFileSync("/bin/sh", ["-c", script]).toString("utf8").split("\0");
    expect(told.slice(0, -1)).toEqual(hostile.map((text) => Buffer.from(text).toString("utf8")));
  });

  it("stays bare where nothing needs quoting", () => {
    expect(shellWord("img-0a1b/2.c")).toBe("img-0a1b/2.c");
    expect(shellWord("<type>")).toBe("'<type>'");
  });
});

it("puts one option on a line, and still is one command", () => {
  const text = shellCommand(["echo", "a b"], [["--name", "two words"]]);
  expect(text).toBe("echo 'a b' \\\n  --name 'two words'");
  expect(execFileSync("/bin/sh", ["-c", text]).toString()).toBe("a b --name two words\n");
});

it("keeps templates of the configuration language from being run", () => {
  const template = ["$", "{c}"].join("");
  expect(hclString(`a "b" ${template} %{d} \\ \n`)).toBe(`"a \\"b\\" $${template} %%{d} \\\\ \\n"`);
});
