import { type Action, action, expects, type Read, read } from "../row";
import { NO_USER } from "../world";

/** Alerts and the drift watch: what they tell. */
export const ALERT_READS: readonly Read[] = [
  read(
    "app/api/alerts/route.ts GET",
    () => "/api/alerts",
    expects({ anonymous: "401", viewer: "OK", admin: "OK" }),
    () => '"alerts":[',
  ),
  read(
    "app/api/drift/route.ts GET",
    () => "/api/drift",
    expects({ anonymous: "401", viewer: "403", admin: "OK" }),
    () => '"kinds": [',
  ),
  read(
    "app/(signed-in)/admin/drift/page.tsx",
    () => "/admin/drift",
    expects({ anonymous: "sign-in", viewer: "403", admin: "OK" }),
    // A field of what the page is given, with or without its frame; no page of words has it.
    () => "lastSeenAt",
  ),
];

const ADMIN_ACT = expects({ anonymous: "401", viewer: "403", admin: "OK" });
const WEBHOOKS = "app/(signed-in)/admin/settings/webhook-actions.ts";

/** Alerts, webhooks and the drift watch: what is done with them. */
export const ALERT_ACTIONS: readonly Action[] = [
  action("app/(signed-in)/alert-actions.ts", "muteOpenAlert", {
    page: "/images",
    ...same(() => [{ id: NO_USER, days: 1 }]),
    answer: { ok: false, reason: "refused", refusal: "alert-unknown" },
    expected: ADMIN_ACT,
  }),
  action("app/(signed-in)/admin/drift/actions.ts", "takeNote", {
    page: "/admin/drift",
    tempting: () => [{ upTo: "2099-01-01T00:00:00.000Z" }],
    harmless: () => [{ upTo: "2001-01-01T00:00:00.000Z" }],
    answer: { ok: true },
    expected: ADMIN_ACT,
  }),
  action(WEBHOOKS, "addWebhook", {
    page: "/admin/settings",
    tempting: ({ approvedHost }) => [{ name: "Eve's", url: `https://${approvedHost}/hook` }],
    harmless: () => [{ name: "Nobody's", url: "https://169.254.169.254/latest" }],
    answer: { ok: false, reason: "refused", refusal: "target-address" },
    expected: expects({ anonymous: "401", viewer: "403", admin: "OK", unproved: "proof" }),
  }),
  action(WEBHOOKS, "dropWebhook", {
    page: "/admin/settings",
    ...same(() => [{ id: NO_USER }]),
    answer: { ok: false, reason: "refused", refusal: "target-unknown" },
    expected: ADMIN_ACT,
  }),
  action(WEBHOOKS, "testWebhook", {
    page: "/admin/settings",
    ...same(() => [{ id: NO_USER }]),
    answer: { ok: false, reason: "refused", refusal: "target-unknown" },
    expected: ADMIN_ACT,
  }),
];

function same(args: Action["tempting"]): Pick<Action, "tempting" | "harmless"> {
  return { tempting: args, harmless: args };
}
