import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DATASET, datasetText } from "./dataset";
import { SUPPLEMENT } from "./supplement";

const DATES = DATASET.products.flatMap(({ name, releases }) =>
  releases.flatMap(({ cycle, released, lts, activeEndsOn, endsOn, extendedEndsOn }) =>
    [released, lts, activeEndsOn, endsOn, extendedEndsOn]
      .filter((value) => typeof value === "string")
      .map((value) => [`${name} ${cycle}`, value] as const),
  ),
);

describe("the dataset", () => {
  it("says where it is from, under which licence and as of when", () => {
    expect(DATASET.source).toBe("https://github.com/endoflife-date/endoflife.date");
    expect(DATASET.licence).toContain("MIT");
    expect(isDate(DATASET.date)).toBe(true);
    const licence = readFileSync(new URL("./data/LICENSE-endoflife.txt", import.meta.url), "utf8");
    expect(licence).toMatch(/^Copyright 2020 endoflife\.date contributors\n\nPermission is hereby granted/);
  });

  it("has the systems that our clouds offer", () => {
    expect(DATASET.products.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "almalinux",
        "centos",
        "centos-stream",
        "debian",
        "fedora",
        "freebsd",
        "opensuse",
        "oracle-linux",
        "rhel",
        "rocky-linux",
        "sles",
        "ubuntu",
        "windows-server",
      ]),
    );
  });

  it("holds only days that exist", () => {
    expect(DATES.length).toBeGreaterThan(700);
    expect(DATES.filter(([, date]) => !isDate(date))).toEqual([]);
  });

  it("ends no release before it came out", () => {
    const wrong = DATASET.products.flatMap(({ name, releases }) =>
      releases
        .filter(({ released, endsOn }) => typeof endsOn === "string" && endsOn < released)
        .map(({ cycle }) => `${name} ${cycle}`),
    );
    expect(wrong).toEqual([]);
  });

  it("has each release once", () => {
    for (const { name, releases } of DATASET.products) {
      expect(new Set(releases.map(({ cycle }) => cycle)).size, name).toBe(releases.length);
    }
  });

  it("is written as a refresh writes it", () => {
    expect(readFileSync(new URL("./data/endoflife.json", import.meta.url), "utf8")).toBe(
      datasetText(DATASET),
    );
  });
});

describe("the supplement", () => {
  it.each(SUPPLEMENT)(
    "has a source and a day of checking for $title",
    ({ source, readAt, checkedOn, cycles }) => {
      expect(new URL(source).protocol).toBe("https:");
      if (readAt !== null) expect(new URL(readAt).protocol).toBe("https:");
      expect(isDate(checkedOn)).toBe(true);
      expect(cycles).not.toEqual([]);
      for (const { cycle, endsOn, extendedEndsOn } of cycles) {
        expect(isDate(endsOn), cycle).toBe(true);
        if (extendedEndsOn !== undefined)
          expect(isDate(extendedEndsOn) && extendedEndsOn > endsOn, cycle).toBe(true);
      }
      expect(new Set(cycles.map(({ cycle }) => cycle)).size).toBe(cycles.length);
    },
  );

  it("has each system once", () => {
    expect(new Set(SUPPLEMENT.map(({ distribution }) => distribution)).size).toBe(SUPPLEMENT.length);
  });
});

function isDate(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) && text.length === 10;
}
