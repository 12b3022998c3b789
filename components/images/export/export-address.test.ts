import { expect, it } from "vitest";
import { curlFor, exportPath } from "./export-address";

it("asks for what is on the screen", () => {
  expect(exportPath("csv", "")).toBe("/api/images/export?format=csv");
  expect(exportPath("json", "q=a&cols=os+place")).toBe("/api/images/export?format=json&q=a&cols=os+place");
});

it("makes a command that no name can break out of, with no cookie in it", () => {
  const path = exportPath("csv", new URLSearchParams({ q: "a'; rm -rf $HOME `id`" }).toString());
  const command = curlFor(path, "https://nephoscope.example");
  expect(command.split("'")).toHaveLength(3);
  expect(command).toContain('--cookie "$NEPHOSCOPE_COOKIE"');
  expect(command).toContain("'https://nephoscope.example/api/images/export?format=csv&q=");
});
