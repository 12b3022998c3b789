import { type Action, action, expects } from "../row";
import { NO_ACCOUNT, type World } from "../world";

const ADMIN_ACT = expects({ anonymous: "401", viewer: "403", admin: "OK" });
const CRITICAL = expects({ anonymous: "401", viewer: "403", admin: "OK", unproved: "proof" });

const ACCOUNTS = "app/(signed-in)/admin/accounts/actions.ts";

const ACCOUNT_UNKNOWN = { ok: true, value: { done: false, refusal: "unknown" } };

/** What admins do with accounts. */
export const ACCOUNT_ACTIONS: readonly Action[] = [
  action(ACCOUNTS, "startKeyProof", {
    page: "/admin/accounts/new",
    tempting: ({ key }) => [{ dialect: "tencent-cvm", credentials: key }],
    harmless: () => [{ dialect: "no-such-cloud" }],
    answer: { ok: true, value: { done: false, refusal: "bad-input" } },
    expected: ADMIN_ACT,
  }),
  action(ACCOUNTS, "startStoredKeyProof", {
    page: "/admin/accounts",
    ...onAccount(),
    expected: ADMIN_ACT,
  }),
  action(ACCOUNTS, "cancelKeyProof", {
    page: "/admin/accounts/new",
    tempting: ({ proofJobId }) => [{ jobId: proofJobId }],
    harmless: () => [{ jobId: "A".repeat(22) }],
    answer: { ok: true, value: { done: true, value: false } },
    expected: ADMIN_ACT,
  }),
  action(ACCOUNTS, "createAccount", {
    page: "/admin/accounts/new",
    tempting: ({ key }) => [
      { name: "Eve's", dialect: "tencent-cvm", regions: ["ap-guangzhou"], credentials: key },
    ],
    harmless: ({ account, key }) => [
      { name: account.name, dialect: "tencent-cvm", regions: ["ap-guangzhou"], credentials: key },
    ],
    answer: { ok: true, value: { done: false, refusal: "name-taken" } },
    expected: CRITICAL,
  }),
  action(ACCOUNTS, "renameAccount", {
    page: "/admin/accounts",
    ...onAccount({ name: "Eve's" }),
    expected: ADMIN_ACT,
  }),
  action(ACCOUNTS, "changeAccountRegions", {
    page: "/admin/accounts",
    ...onAccount({ regions: ["ap-guangzhou"] }),
    expected: ADMIN_ACT,
  }),
  action(ACCOUNTS, "pauseAccount", { page: "/admin/accounts", ...onAccount(), expected: ADMIN_ACT }),
  action(ACCOUNTS, "resumeAccount", { page: "/admin/accounts", ...onAccount(), expected: ADMIN_ACT }),
  action(ACCOUNTS, "readAccount", { page: "/admin/accounts", ...onAccount(), expected: ADMIN_ACT }),
  action(ACCOUNTS, "switchAccountDialect", {
    page: "/admin/accounts",
    ...onAccount({ dialect: "tencent-cvm-v2" }),
    expected: ADMIN_ACT,
  }),
  action(ACCOUNTS, "rotateAccountKey", {
    page: "/admin/accounts",
    ...onAccount(({ key }) => ({ credentials: key })),
    expected: CRITICAL,
  }),
  action(ACCOUNTS, "changeAccountEndpoints", {
    page: "/admin/accounts",
    ...onAccount(({ key, approvedHost }) => ({
      credentials: key,
      endpoints: [{ regionId: "ap-guangzhou", host: approvedHost }],
    })),
    expected: CRITICAL,
  }),
  action(ACCOUNTS, "removeAccount", {
    page: "/admin/accounts",
    ...onAccount(({ account }) => ({ name: account.name })),
    expected: CRITICAL,
  }),
];

/** An act on the account for those who may not, and on one that is not there for those who may. */
function onAccount(
  rest: object | ((world: World) => object) = {},
): Pick<Action, "tempting" | "harmless" | "answer"> {
  const more = (world: World) => (typeof rest === "function" ? rest(world) : rest);
  return {
    tempting: (world) => [{ connectionId: world.account.id, ...more(world) }],
    harmless: (world) => [{ connectionId: NO_ACCOUNT, ...more(world) }],
    answer: ACCOUNT_UNKNOWN,
  };
}
