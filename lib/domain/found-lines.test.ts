import { expect, it } from "vitest";
import { foundLines } from "./found-lines";

const TEXT = [
  "{",
  '  "imageId": "m-1",',
  '  "osName": "ＣｅｎｔＯＳ",',
  '  "size": 40,',
  '  "tags": []',
  "}",
].join("\n");

it("gives every line with its number where nothing is looked for", () => {
  expect(foundLines(TEXT, " ").map(({ number, found }) => [number, found])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, false],
    [5, false],
    [6, false],
  ]);
});

it("finds whatever the case and width, and keeps the lines around and their numbers", () => {
  expect(foundLines(TEXT, "centos").map(({ number, found }) => [number, found])).toEqual([
    [2, false],
    [3, true],
    [4, false],
  ]);
});

it("takes what is typed as it stands", () => {
  expect(foundLines(TEXT, ".*")).toEqual([]);
  expect(foundLines(TEXT, '"tags": [').filter(({ found }) => found)).toEqual([
    { number: 5, text: '  "tags": []', found: true },
  ]);
});
