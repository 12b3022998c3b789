import type { FakeKey } from "../emulator";

export const accountId = "1515285520000000";

export type EnsKey = FakeKey & {
  /** A key that its owner has switched off. */
  inactive?: true;
};

const IMAGE_OPERATIONS = [
  "DescribeSelfImages",
  "DescribeImages",
  "DescribeImageInfos",
  "DescribeImageSharePermission",
];

/** The keys that the emulator knows, on both sites. None of them was ever valid anywhere. */
export const keys = {
  edge: { id: "LTAI5tFakeEdgeKeyFake001", secret: "FakeEdgeSecretFakeEdgeSecret01", accountId },
  sts: {
    id: "STS.NUFakeTemporaryKeyId0002",
    secret: "FakeTemporarySecret/With+Chars=02",
    token: "CAISFakeToken/+with==Padding*And~Tilde0002",
    accountId,
  },
  /** Its policy allows none of the image operations. */
  denied: {
    id: "LTAI5tFakeDeniedKeyFak03",
    secret: "FakeDeniedSecretFakeDenied0003",
    accountId,
    denied: IMAGE_OPERATIONS,
  },
  /** Lists images, but may not see with whom they are shared. */
  "without-sharing": {
    id: "LTAI5tFakeListOnlyFake04",
    secret: "FakeListOnlySecretFakeList0004",
    accountId,
    denied: ["DescribeImageSharePermission"],
  },
  inactive: {
    id: "LTAI5tFakeInactiveFake05",
    secret: "FakeInactiveSecretFakeInac0005",
    accountId,
    inactive: true,
  },
} satisfies Record<string, EnsKey>;
