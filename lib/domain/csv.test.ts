import { describe, expect, it } from "vitest";
import { csvRecord } from "./csv";

const cell = (value: string | number | null) => csvRecord([value]).slice(0, -2);

describe("a record of CSV", () => {
  it("has commas between cells and ends as RFC 4180 says", () => {
    expect(csvRecord(["a", 1, null, ""])).toBe("a,1,,\r\n");
  });

  it.each([
    ["a,b", '"a,b"'],
    ["a;b", '"a;b"'],
    ['a"b', '"a""b"'],
    ["a\r\nb", '"a\r\nb"'],
    ["a\nb", '"a\nb"'],
    ["中文", "中文"],
    [" a ", " a "],
  ])("keeps %j as %j", (text, written) => {
    expect(cell(text)).toBe(written);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", '"\'\rx"'],
    ["  =1", "'  =1"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠A1", "'＠A1"],
    ['=HYPERLINK("http://evil.example";"x")', '"\'=HYPERLINK(""http://evil.example"";""x"")"'],
  ])("makes text of the formula %j", (text, written) => {
    expect(cell(text)).toBe(written);
  });

  it.each([
    [0, "0"],
    [-5, "-5"],
    [1064.5, "1064.5"],
  ])("leaves the number %d a number", (value, written) => {
    expect(cell(value)).toBe(written);
  });

  it.each(["a=b", "1-1", "a@b.example", "img-1"])("leaves %j alone", (text) => {
    expect(cell(text)).toBe(text);
  });
});
