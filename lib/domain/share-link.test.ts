import { expect, it } from "vitest";
import { linkSpans, mayMakeLinks, shareStateOf } from "./share-link";

const NOW = new Date("2026-11-21T08:00:00.000Z");
const LINK = {
  kind: "public",
  expiresAt: "2026-11-22T08:00:00.000Z",
  viewLimit: 2,
  views: 1,
  revokedAt: null,
  makerMaySignIn: true,
} as const;

it.each([
  ["open", {}],
  ["expired", { expiresAt: NOW.toISOString() }],
  ["used-up", { views: 2 }],
  ["revoked", { revokedAt: NOW.toISOString(), expiresAt: NOW.toISOString() }],
  ["maker-gone", { makerMaySignIn: false }],
  ["open", { makerMaySignIn: false, kind: "seen" }],
] as const)("a link is %s with %j", (state, change) => {
  expect(shareStateOf({ ...LINK, ...change }, NOW)).toBe(state);
});

it.each([
  ["nobody", false, false],
  ["admins", true, false],
  ["everybody", true, true],
] as const)("with %s as makers: admin %s, viewer %s", (makers, admin, viewer) => {
  expect(mayMakeLinks("admin", makers)).toBe(admin);
  expect(mayMakeLinks("viewer", makers)).toBe(viewer);
});

it.each([
  [1, [1, 24]],
  [7, [1, 24, 168]],
  [14, [1, 24, 168, 336]],
  [90, [1, 24, 168, 720, 2160]],
  [365, [1, 24, 168, 720, 2160]],
])("offers spans up to %d days", (days, spans) => {
  expect(linkSpans(days)).toEqual(spans);
});
