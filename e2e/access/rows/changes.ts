import { type Action, action, EVERYBODY, expects, type Read, read, self } from "../row";
import { NO_USER } from "../world";

const READ = expects({ anonymous: "401", viewer: "OK", admin: "OK" });

/** What changed: the page, its reads, its feed. */
export const CHANGES_READS: readonly Read[] = [
  read(
    "app/(signed-in)/changes/page.tsx",
    () => "/changes",
    expects({ anonymous: "sign-in", viewer: "OK", admin: "OK" }),
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/api/changes/route.ts GET",
    () => "/api/changes",
    READ,
    () => '{"groups":[',
  ),
  read(
    "app/api/changes/export/route.ts GET",
    () => "/api/changes/export?format=json",
    READ,
    () => '"changes":[',
  ),
  // Its token is the right to read it.
  read("app/api/feed/[token]/route.ts GET", ({ feedPath }) => feedPath, EVERYBODY),
];

const ACT = expects({ anonymous: "401", viewer: "OK", admin: "OK" });
const ME = "app/(signed-in)/me/actions.ts";

export const CHANGES_ACTIONS: readonly Action[] = [
  action("app/(signed-in)/changes/actions.ts", "rememberVisit", {
    page: "/changes",
    tempting: () => [],
    harmless: () => [],
    answer: { ok: true },
    expected: ACT,
  }),
  action(ME, "makeMyFeed", {
    page: "/me",
    tempting: () => [{ name: "Eve's", query: "", lang: "en" }],
    harmless: () => [{ name: "", query: "", lang: "en" }],
    answer: { ok: false, reason: "bad-input" },
    expected: ACT,
  }),
  action(ME, "revokeMyFeed", {
    page: "/me",
    tempting: () => [{ id: NO_USER }],
    harmless: () => [{ id: NO_USER }],
    answer: { ok: false, reason: "refused", refusal: "feed-unknown" },
    expected: ACT,
  }),
];
