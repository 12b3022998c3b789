import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { hasWord, saysMore, searchWords } from "./search-words";

const finds = (typed: string, text: string) => searchWords(typed).every((word) => hasWord(fold(text), word));

describe("a search says more than another", () => {
  const says = (more: string, than: string) => saysMore(searchWords(more), searchWords(than));

  it.each([
    ["gold", "go"],
    ["golden web", "golden"],
    ["web-golden", "web golden"],
    ["en 7", "en"],
    ["anything", ""],
  ])("%j than %j", (more, than) => expect(says(more, than)).toBe(true));

  it.each([
    ["go", "gold"],
    ["ent", "en"],
    ["64bit", "64bi"],
    ["golden", "golden web"],
    ["", "a"],
  ])("%j not than %j", (more, than) => expect(says(more, than)).toBe(false));
});

describe("a search", () => {
  it.each([
    ["64位", "Windows Server 2019 64bit"],
    ["64位", "centos_7-64-bit"],
    ["64bit", "CentOS 7.6 64位"],
    ["64-bit", "CentOS 7.6 64位"],
    ["32bit", "Debian 8 32位"],
    ["中文版", "win2019_zh_base"],
    ["zh", "Windows Server 2016 数据中心版 64位中文版"],
    ["英文版", "win2019-EN-64"],
    ["en", "Windows Server 2022 英文版"],
    ["english", "Windows Server 2022 英文版"],
    ["数据中心版", "Windows Server 2022 DataCenter"],
    ["datacenter", "Windows Server 2019 数据中心版"],
    ["Standard", "Windows Server 2012 标准版"],
    ["企业版", "SQL Server Enterprise"],
    ["2019数据中心版64位", "win2019datacenter64bit"],
    ["win2019_64位_中文版", "win2019_64bit_zh"],
    ["ＣｅｎｔＯＳ", "centos-7"],
    ["centos_7 golden", "Golden centos_7 base"],
    ['"golden image"', "our golden image 7"],
    ["οδος", "ΟΔΟΣ_7"],
  ])("for %j finds %j", (typed, text) => {
    expect(finds(typed, text)).toBe(true);
  });

  it.each([
    ["en", "centos-7"],
    ["英文版", "centos-7 tencent"],
    ["中文版", "cn-zhangjiakou"],
    ["64位", "image-64"],
    ["64bit", "64 disks"],
    ["centos_6", "centos-6"],
    ["0%", "100off"],
    ['"golden image"', "golden base image"],
    ["中文版", "英文版"],
  ])("for %j does not find %j", (typed, text) => {
    expect(finds(typed, text)).toBe(false);
  });

  it("still finds names that have a short word's letters inside", () => {
    expect(finds("zh", "cn-zhangjiakou")).toBe(true);
    expect(finds("zh", "azhq")).toBe(true);
    expect(finds("en", "golden-enterprise")).toBe(true);
    expect(finds("ent", "centos")).toBe(true);
  });

  it("takes a lone quote for a letter", () => {
    expect(finds('19" rack', 'for 19" racks')).toBe(true);
  });

  it("has each word once, and none of nothing", () => {
    expect(searchWords("a  A\tａ")).toHaveLength(1);
    expect(searchWords(" \t ")).toEqual([]);
  });

  it("keeps a pasted line of bilingual words from multiplying", () => {
    const [word] = searchWords("64位32位中文版英文版数据中心版标准版企业版");
    expect(word?.length).toBeLessThanOrEqual(24);
  });
});
