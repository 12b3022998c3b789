import { expect, it } from "vitest";
import { searchWords } from "../../domain/search-words";
import { type Narrowing, narrowings } from "./narrowing";

function narrowing(text: string, slots: number, rest = ""): Narrowing {
  return { rest, words: searchWords(text), left: new Int32Array(slots) };
}

it("finds the smallest search that one says more than, under the same other conditions", () => {
  const kept = narrowings();
  const [broad, small] = [narrowing("g", 60), narrowing("go", 20)];
  kept.keep(small);
  kept.keep(broad);
  kept.keep(narrowing("go", 5, "cloud=jdcloud-vm"));
  kept.keep(narrowing("golden", 1));
  expect(kept.find("", searchWords("gold"))).toBe(small);
  expect(kept.find("", searchWords("gateway"))).toBe(broad);
  expect(kept.find("", searchWords("web"))).toBeNull();
  expect(kept.find("os=centos", searchWords("gold"))).toBeNull();
  kept.clear();
  expect(kept.find("", searchWords("gold"))).toBeNull();
});

it("keeps the last few, and of large ones the last alone", () => {
  const kept = narrowings();
  for (const text of ["a", "b", "c", "d", "e", "f", "g"]) kept.keep(narrowing(text, 10));
  expect(kept.find("", searchWords("ab"))?.words).toEqual(searchWords("b"));
  expect(kept.find("", searchWords("a"))).toBeNull();
  kept.keep(narrowing("x", 5_000_000));
  expect(kept.find("", searchWords("xy"))).not.toBeNull();
  expect(kept.find("", searchWords("bc"))).toBeNull();
});
