import { expect, it } from "vitest";
import { safePath } from "./safe-path";

it.each([
  "/images",
  "/images?q=centos_7&ownership=private",
  "/images/bd-core/bj/m-nky7qeom",
  "/images/jd/cn-north-1/img-1#disks",
])("goes back to %s", (path) => {
  expect(safePath(path)).toBe(path);
});

it.each([
  null,
  undefined,
  "",
  "images",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example/images",
  "http://127.0.0.1:3000@evil.example/",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "@evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/..//evil.example",
  `/${"x".repeat(3_000)}`,
])("does not leave the site for %j", (path) => {
  expect(safePath(path)).toBe("/images");
});
