// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { noteUse, recentlyUsed } from "./recent";

beforeEach(() => {
  window.localStorage.clear();
  recentlyUsed.write([]);
});

const used = (id: string) => ({ id, words: id, href: `/${id}` });

it("has what was used last first, each once, and not more than six", () => {
  for (const id of ["a", "b", "c", "d", "e", "f", "g", "b"]) noteUse(used(id));
  expect(recentlyUsed.read().map(({ id }) => id)).toEqual(["b", "g", "f", "e", "d", "c"]);
});

it("lets fall what leads out of the product or is no entry at all", () => {
  window.localStorage.setItem(
    "nephoscope-recent",
    JSON.stringify([
      { id: "x", words: "x", href: "https://elsewhere.example" },
      { id: "y", words: "y", href: "//elsewhere.example" },
      { id: 7 },
      null,
      { id: "z", words: "z", href: "/images" },
    ]),
  );
  expect(recentlyUsed.read().map(({ id }) => id)).toEqual(["z"]);
});
