import { expect, it } from "vitest";
import { markdownRow, markdownRule, markdownText } from "./markdown";

it("writes a table that GitHub reads", () => {
  expect(markdownRow(["Name", "GiB"]) + markdownRule([{ numeric: false }, { numeric: true }])).toBe(
    "| Name | GiB |\n| --- | ---: |\n",
  );
  expect(markdownRow(["a|b", 40, null, ""])).toBe("| a\\|b | 40 |  |  |\n");
});

it.each([
  ["centos_6_08_64_20G_a****", "centos_6_08_64_20G_a\\*\\*\\*\\*"],
  ["_a_ b", "\\_a\\_ b"],
  ["两行\r\n第二行", "两行<br>第二行"],
  ["a\u2028b", "a<br>b"],
  ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
  ["![x](http://evil.example)", "\\!\\[x\\](http://evil.example)"],
  ["a\\|b", "a\\\\\\|b"],
  ["&lt;", "\\&lt;"],
  ["`x`", "\\`x\\`"],
  ["a\u0000b", "a b"],
  ["img-31tjrtph", "img-31tjrtph"],
])("makes inert text of %j", (text, written) => {
  expect(markdownText(text)).toBe(written);
});
