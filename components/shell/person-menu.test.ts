import { expect, it } from "vitest";
import { initialsOf } from "./person-menu";

it.each([
  ["Lin Wei", "LW"],
  ["Ada", "A"],
  ["张伟明", "伟明"],
  ["Ana Maria de Souza", "AS"],
])("makes of %s the initials %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
