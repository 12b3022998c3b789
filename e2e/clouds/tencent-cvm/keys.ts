import type { FakeKey } from "../emulator";
import { accounts } from "./accounts";

/** The keys that the emulator knows. None of them was ever valid anywhere. */
export const keys = {
  prod: {
    id: "AKIDprodFakeFakeFakeFakeFakeFake0001",
    secret: "fakeProdSecretFakeProdSecret0001",
    accountId: accounts.prod,
  },
  /** May not read quotas, as a policy without them answers. */
  sandbox: {
    id: "AKIDsandFakeFakeFakeFakeFakeFake0002",
    secret: "fakeSandSecretFakeSandSecret0002",
    accountId: accounts.sandbox,
    denied: ["DescribeImageQuota", "DescribeAccountQuota"],
  },
  temporary: {
    id: "AKIDtempFakeFakeFakeFakeFakeFake0003",
    secret: "fakeTempSecretFakeTempSecret0003",
    token: "FakeTemporaryToken-tc-prod-0123456789_abcdefghijklmnop.0123456789+/=",
    accountId: accounts.prod,
  },
  /** Lists images, but may not see with whom they are shared. */
  "readonly-images": {
    id: "AKIDreadFakeFakeFakeFakeFakeFake0004",
    secret: "fakeReadSecretFakeReadSecret0004",
    accountId: accounts.prod,
    denied: ["DescribeImageSharePermission"],
  },
  /** Known to both APIs, as every real key is. */
  either: {
    id: "AKIDbothFakeFakeFakeFakeFakeFake0005",
    secret: "fakeBothSecretFakeBothSecret0005",
    accountId: accounts.prod,
  },
} satisfies Record<string, FakeKey>;
