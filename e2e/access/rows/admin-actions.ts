import { type Action, action, expects } from "../row";
import { NO_USER } from "../world";

const CRITICAL = expects({ anonymous: "401", viewer: "403", admin: "OK", unproved: "proof" });

const USERS = "app/(signed-in)/admin/users/actions.ts";
const SETTINGS = "app/(signed-in)/admin/settings/actions.ts";

const USER_UNKNOWN = { ok: false, reason: "refused", refusal: "user-unknown" };

/** What admins do with people and settings. */
export const ADMIN_ACTIONS: readonly Action[] = [
  action(USERS, "invite", {
    page: "/admin/users",
    tempting: () => [{ email: "eve@access.test", name: "Eve", role: "admin" }],
    harmless: ({ people }) => [{ email: people.viewer.email, name: "Vera", role: "viewer" }],
    answer: { ok: false, reason: "refused", refusal: "email-taken" },
    expected: CRITICAL,
  }),
  action(USERS, "sendInvitationAgain", {
    page: "/admin/users",
    tempting: ({ invited }) => [{ userId: invited.id }],
    harmless: () => [{ userId: NO_USER }],
    answer: USER_UNKNOWN,
    expected: CRITICAL,
  }),
  action(USERS, "giveRole", {
    page: "/admin/users",
    tempting: ({ people }) => [{ userId: people.viewer.id, role: "admin" }],
    harmless: () => [{ userId: NO_USER, role: "viewer" }],
    answer: USER_UNKNOWN,
    expected: CRITICAL,
  }),
  ...["reset", "disable", "remove"].map((name) =>
    action(USERS, name, {
      page: "/admin/users",
      tempting: ({ people }) => [{ userId: people["second admin"].id }],
      harmless: () => [{ userId: NO_USER }],
      answer: USER_UNKNOWN,
      expected: CRITICAL,
    }),
  ),
  action(USERS, "enable", {
    page: "/admin/users",
    tempting: ({ people }) => [{ userId: people.disabled.id }],
    harmless: () => [{ userId: NO_USER }],
    answer: USER_UNKNOWN,
    expected: CRITICAL,
  }),

  action(SETTINGS, "saveSettings", {
    page: "/admin/settings",
    tempting: () => [{ linkMakers: "everybody", approvedEndpoints: ["evil.example.com"] }],
    harmless: ({ approvedHost }) => [{ approvedEndpoints: [approvedHost] }],
    answer: { ok: true, value: { settings: {} } },
    expected: CRITICAL,
  }),
  action(SETTINGS, "resetSetting", {
    page: "/admin/settings",
    tempting: () => [{ key: "approvedEndpoints" }],
    harmless: () => [{ key: "linkMakers" }],
    answer: { ok: true, value: { settings: {} } },
    expected: CRITICAL,
  }),
];
