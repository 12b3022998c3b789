import type { AuditActor } from "../../domain/audit";
import type { ImageDetail } from "../../domain/image-detail";
import type { KeptPicture } from "../../domain/share-link";
import { testImage } from "../../testing/image";

export const ACTOR: AuditActor = {
  userId: null,
  email: "ada@example.com",
  role: "admin",
  address: "203.0.113.7",
  requestId: null,
};

export const OPEN_SETTINGS = { linkMakers: "everybody", longestLinkDays: 90 } as const;

/** A picture of the test image as it would be kept. */
export function testPicture(
  change: Partial<ImageDetail["image"]> = {},
  more: Partial<KeptPicture> = {},
): KeptPicture {
  return {
    image: testImage(change),
    connectionName: "tc-prod",
    lifecycle: {
      state: "ended",
      endsOn: "2024-06-30",
      extendedEndsOn: null,
      product: "CentOS",
      cycle: "7",
      source: "https://endoflife.date/centos",
    },
    evidence: {},
    firstSeenAt: "2026-11-20T07:00:00.000Z",
    readAt: "2026-11-20T08:00:00.000Z",
    askedAt: null,
    askFailure: null,
    goneAt: null,
    quota: null,
    ...more,
  };
}
