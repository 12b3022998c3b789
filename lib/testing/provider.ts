import type { Told } from "../domain/answer";
import type { Failure, FailureKind } from "../domain/failure";
import type { Sharing } from "../domain/sharing";
import { CloudError, cloudError } from "../providers/errors";
import type { ImageProvider } from "../providers/port";

/** A sharing as a cloud tells it, with nobody in it. */
export const SHARED_WITH_NOBODY: Told<Sharing> = {
  value: {
    audience: { value: "owner-only", raw: "private" },
    used: 0,
    limit: 10,
    limitBasis: "documented",
    targets: [],
  },
  answers: [],
};

/** A provider of one empty page, without a network; a test says what is otherwise. */
export function testProvider(change: Partial<ImageProvider> = {}): ImageProvider {
  return {
    dialect: "tencent-cvm",
    identify: async () => ({ accountId: "not-reported", provedBy: "DescribeImages" }),
    regions: async () => [],
    listImages: async () => ({ items: [], unreadable: 0, next: null, total: null }),
    getImage: async () => null,
    sharing: async () => SHARED_WITH_NOBODY,
    quotas: async () => ({ value: [], answers: [] }),
    preflight: async () => [],
    ...change,
  };
}

/** A failure as a cloud's answer makes it. */
export function testFailure(kind: FailureKind, change: Partial<Failure> = {}): CloudError {
  const { failure } = cloudError({ dialect: "tencent-cvm", operation: "DescribeImages" }, { kind });
  return new CloudError({ ...failure, ...change });
}
