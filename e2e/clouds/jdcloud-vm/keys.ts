import type { FakeKey } from "../emulator";

/** The invented keys that the emulator knows unless it is given others. All belong to the account `jd-retail`. */
export const keys = {
  retail: {
    id: "JDCFAKE0RETAIL0000000000000000001",
    secret: "FAKEJDRETAILSECRET00000000000001",
    accountId: "jd-retail",
  },
  /** Issued for a while: good only together with its token, which travels as base64. */
  temporary: {
    id: "JDCFAKE0SESSION000000000000000001",
    secret: "FAKEJDSESSIONSECRET0000000000001",
    token: "fake-temporary-token/0001",
    accountId: "jd-retail",
  },
  /** A sub-user that may look at images, but not at quotas. */
  noQuotas: {
    id: "JDCFAKE0NOQUOTA000000000000000001",
    secret: "FAKEJDNOQUOTASECRET0000000000001",
    accountId: "jd-retail",
    denied: ["describeQuotas"],
  },
} satisfies Record<string, FakeKey>;
