import { type Action, action, EVERYBODY, expects, self } from "../row";
import { NO_ACCOUNT, NO_USER } from "../world";

const ACT = expects({ anonymous: "401", viewer: "OK", admin: "OK" });
const ADMIN_ACT = expects({ anonymous: "401", viewer: "403", admin: "OK" });

const SHARING = "app/(signed-in)/images/share-actions.ts";
const VIEWS = "app/(signed-in)/images/view-actions.ts";
const ME = "app/(signed-in)/me/actions.ts";

/** What people do for themselves, and with images. */
export const ACTIONS: readonly Action[] = [
  action("app/sign-in/actions.ts", "signOut", {
    page: "/images",
    tempting: () => [],
    harmless: () => [],
    answer: { ok: true },
    // Whoever has no sign-in is signed out already.
    expected: EVERYBODY,
    spends: true,
  }),
  action("app/welcome/actions.ts", "makeFirstAdmin", {
    page: "/welcome",
    ...same(() => [
      { code: "AAAA-AAAA", name: "Eve", email: "eve@access.test", password: "takes over the house" },
    ]),
    answer: { ok: false, reason: "refused", refusal: "already-set-up" },
    expected: EVERYBODY,
  }),
  action("app/invite/[token]/actions.ts", "acceptOneTimeLink", {
    page: `/invite/${"A".repeat(43)}`,
    tempting: ({ invited }) => [{ token: invited.token, password: "becomes somebody else" }],
    harmless: () => [{ token: "A".repeat(43), password: "knows no token at all" }],
    answer: { ok: false, reason: "refused", refusal: "link-unknown" },
    expected: expects({ anonymous: "OK", viewer: "403", admin: "403" }),
  }),
  action("app/(signed-in)/actions.ts", "provePassword", {
    page: "/images",
    tempting: ({ people }) => [{ password: people.admin.password }],
    harmless: (world, principal) => [{ password: self(world, principal).password }],
    answer: { ok: true },
    expected: ACT,
    // Whoever had not proved it has now.
    spends: true,
  }),

  action("app/(signed-in)/images/actions.ts", "lookAtImage", {
    page: "/images",
    tempting: ({ image: { connectionId, regionId, imageId } }) => [{ connectionId, regionId, imageId }],
    harmless: () => [{ connectionId: NO_ACCOUNT, regionId: "nowhere", imageId: "none" }],
    answer: { ok: true, value: { outcome: "unknown" } },
    expected: ACT,
  }),
  action("app/(signed-in)/images/actions.ts", "readAgain", {
    page: "/images",
    ...same(() => []),
    answer: { ok: true },
    expected: ADMIN_ACT,
  }),

  action("app/(signed-in)/images/find-action.ts", "askForImage", {
    page: "/images/no/such/image",
    tempting: ({ image: { connectionId, regionId } }) => [{ connectionId, regionId, imageId: "img-secret" }],
    harmless: () => [{ connectionId: NO_ACCOUNT, regionId: "nowhere", imageId: "none" }],
    answer: { ok: true, value: { outcome: "no-account" } },
    expected: ACT,
  }),
  action(SHARING, "sharePublicly", { ...onImage({ hours: 1, viewLimit: null, note: null }), expected: ACT }),
  action(SHARING, "keepWhatISee", { ...onImage(), expected: ACT }),
  action("app/(signed-in)/me/links/actions.ts", "revokeMyLink", {
    page: "/me/links",
    ...same(() => [{ id: NO_USER }]),
    answer: { ok: false, reason: "refused", refusal: "share-unknown" },
    expected: ACT,
  }),
  action("app/(signed-in)/admin/links/actions.ts", "revokeAnyLink", {
    page: "/admin/links",
    ...same(() => [{ id: NO_USER }]),
    answer: { ok: false, reason: "refused", refusal: "share-unknown" },
    expected: ADMIN_ACT,
  }),
  action("app/s/[token]/actions.ts", "openShared", {
    page: ({ shared }) => `/s/${shared.token}`,
    ...same(({ shared }) => [{ token: shared.token }]),
    answer: { ok: true },
    expected: EVERYBODY,
  }),

  action(VIEWS, "saveView", {
    page: "/images",
    tempting: () => [{ owner: "team", name: "Eve's", address: "" }],
    harmless: () => [{ owner: "me", name: "", address: "" }],
    answer: { ok: false, reason: "bad-input" },
    expected: ACT,
  }),
  action(VIEWS, "nameView", { ...onView({ name: "Eve's" }), expected: ACT }),
  action(VIEWS, "refillView", { ...onView({ address: "" }), expected: ACT }),
  action(VIEWS, "dropView", { ...onView(), expected: ACT }),
  action(VIEWS, "keepLastView", {
    page: "/images",
    ...same(() => [{ address: null }]),
    answer: { ok: true },
    expected: ACT,
  }),

  action(ME, "changeMyPassword", {
    page: "/me",
    tempting: ({ people }) => [{ present: people.admin.password, next: "is not yours any longer" }],
    harmless: (world, principal) => [{ present: self(world, principal).password, next: "short" }],
    answer: { ok: false, reason: "refused", refusal: "password-short" },
    expected: ACT,
  }),
  action(ME, "endMySignIn", {
    page: "/me",
    ...same(() => [{ sessionId: NO_USER }]),
    answer: { ok: false, reason: "refused", refusal: "session-unknown" },
    expected: ACT,
  }),
  action(ME, "endMyOtherSignIns", {
    page: "/me",
    ...same(() => []),
    answer: { ok: true },
    expected: ACT,
    spends: true,
  }),
  action(ME, "endAllMySignIns", {
    page: "/me",
    ...same(() => []),
    answer: { ok: true },
    expected: ACT,
    spends: true,
  }),
];

/** An act on the image for those who may not, and on one that is not there for those who may. */
function onImage(rest: object = {}): Pick<Action, "page" | "tempting" | "harmless" | "answer"> {
  return {
    page: ({ image }) => `/images/${image.connectionId}/${image.regionId}/${image.imageId}`,
    tempting: ({ image: { connectionId, regionId, imageId } }) => [
      { ref: { connectionId, regionId, imageId }, ...rest },
    ],
    harmless: () => [{ ref: { connectionId: NO_ACCOUNT, regionId: "nowhere", imageId: "none" }, ...rest }],
    answer: { ok: false, reason: "refused", refusal: "image-unknown" },
  };
}

/** An act on a view that is not there: whose it is, is asked only after the role. */
function onView(rest: object = {}): Pick<Action, "page" | "tempting" | "harmless" | "answer"> {
  return {
    page: "/images",
    ...same(() => [{ id: NO_USER, revision: 1, ...rest }]),
    answer: { ok: true, value: { done: false, refusal: "unknown" } },
  };
}

function same(args: Action["tempting"]): Pick<Action, "tempting" | "harmless"> {
  return { tempting: args, harmless: args };
}
