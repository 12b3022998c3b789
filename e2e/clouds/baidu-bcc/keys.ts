import type { FakeKey } from "../emulator";

/** The invented keys that the emulator knows unless it is given others. All belong to the account `bd-core`. */
export const keys = {
  core: {
    id: "ALTAKfakeBdCore000000001",
    secret: "fake-bd-core-secret-00000000000001",
    accountId: "bd-core",
  },
  /** From the token service: good only together with its token. */
  temporary: {
    id: "fake0000000000000000000000000001",
    secret: "fake-secret-0000000000000000000001",
    token: "RkFLRS1TRVNTSU9OLVRPS0VO+/==|fake",
    accountId: "bd-core",
  },
  /** A sub-user to whom nobody has given a right. */
  powerless: {
    id: "ALTAKfakeBdNobody0000001",
    secret: "fake-bd-nobody-secret-000000000001",
    accountId: "bd-core",
    denied: ["GetImage", "ListImages", "ListSharedUser", "DescribeRegions", "GetAvailableImagesBySpec"],
  },
} satisfies Record<string, FakeKey>;
