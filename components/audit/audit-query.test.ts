import { expect, it } from "vitest";
import { isFiltered, momentsOf, readAuditQuery, writeAuditQuery } from "./audit-query";

const read = (address: string) => readAuditQuery(new URLSearchParams(address));
const NOTHING = {
  actor: null,
  action: null,
  object: null,
  objectId: null,
  result: null,
  since: null,
  until: null,
  from: null,
};

it.each([
  "actor=lin%40example.com",
  "action=settings.changed&result=done",
  "object=user&id=8a4c",
  "since=2026-11-01&until=2026-11-21",
  "action=sign-in-failed&from=41",
])("writes what it read: %s", (address) => {
  const written = writeAuditQuery(read(address));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(new URLSearchParams(address)));
});

it.each([
  "",
  "actor=%20",
  `actor=${"a".repeat(321)}`,
  "action=settings.unheard-of",
  "object=__proto__",
  "id=8a4c",
  "result=maybe",
  "since=yesterday",
  "since=2026-02-31",
  "until=2026-13-01",
  "from=0",
  "from=-5",
  "from=1e9",
  "unknown=1",
])("leaves out what is no value: %s", (address) => {
  expect(read(address)).toEqual(NOTHING);
});

it("does not count the page as a filter", () => {
  expect(isFiltered(read("from=41"))).toBe(false);
  expect(isFiltered(read("result=refused&from=41"))).toBe(true);
});

it("includes the whole last day", () => {
  expect(momentsOf(read("since=2026-02-28&until=2026-02-28"))).toEqual({
    since: "2026-02-28T00:00:00.000Z",
    until: "2026-03-01T00:00:00.000Z",
  });
  expect(momentsOf(read(""))).toEqual({});
});
