import type { Answer, Basis, Evidence } from "@/lib/domain/answer";
import { cloudOf, type DialectId } from "@/lib/domain/cloud";
import { BLANK_DISK, type Disk } from "@/lib/domain/disk";
import type { Failure } from "@/lib/domain/failure";
import type { Image } from "@/lib/domain/image";
import type { ImageDetail } from "@/lib/domain/image-detail";

/** When everything in these fixtures was read, unless one says otherwise. */
export const READ_AT = "2026-11-21T09:28:00.000Z";

/** An image of which a cloud told nothing but its id. */
export function makeImage(dialect: DialectId, more: Partial<Image>): Image {
  return {
    ref: { connectionId: "c1", regionId: "cn-north-1", imageId: "img-1" },
    cloud: cloudOf(dialect),
    dialect,
    operation: "DescribeImages",
    filledFrom: null,
    name: null,
    description: null,
    owner: null,
    placement: null,
    ownership: { value: "unknown", raw: null },
    status: "not-reported",
    progressPercent: null,
    os: { family: "not-reported", text: null, distribution: null, release: null, language: null },
    architecture: "not-reported",
    rootDevice: "not-reported",
    systemDiskGiB: null,
    minDiskGiB: null,
    imageSizeGiB: null,
    fileSize: null,
    disks: "not-reported",
    sharing: {
      audience: "not-reported",
      used: null,
      limit: null,
      limitBasis: "none-published",
      targets: "not-asked",
    },
    snapshotId: null,
    sourceInstanceId: null,
    createdAt: null,
    tags: [],
    facts: [],
    notes: [],
    ...more,
  };
}

/** An image with a current source around it. */
export function makeDetail(image: Image, more: Partial<ImageDetail> = {}): ImageDetail {
  return {
    image,
    connectionName: "retail",
    evidence: {},
    answers: [],
    source: {
      connectionId: image.ref.connectionId,
      connectionName: more.connectionName ?? "retail",
      cloud: image.cloud,
      dialect: image.dialect,
      regionId: image.ref.regionId,
      condition: "current",
      images: 42,
      readAt: READ_AT,
      reading: false,
      failingSince: null,
      failure: null,
    },
    firstSeenAt: "2026-11-14T08:05:00.000Z",
    readAt: READ_AT,
    lifecycle: {
      state: "ended",
      endsOn: "2024-06-30",
      extendedEndsOn: "2029-05-31",
      product: "CentOS",
      cycle: "7",
      source: "https://endoflife.date/centos",
    },
    askedAt: READ_AT,
    askFailure: null,
    goneAt: null,
    history: { changes: [], more: false },
    quota: null,
    ...more,
  };
}

/** `{ name: "mapped platform, osVersion" }` → what each field rests on. */
export function makeEvidence(operation: string, fields: Record<string, string>): Record<string, Evidence> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => {
      const [basis, ...from] = text.split(/[ ,]+/);
      return [field, { basis: basis as Basis, operation, from }];
    }),
  );
}

export function makeAnswer(operation: string, body: unknown, more: Partial<Answer> = {}): Answer {
  return {
    kind: "detail",
    operation,
    requestId: "d1e04c9a77b2",
    receivedAt: READ_AT,
    text: JSON.stringify(body),
    ...more,
  };
}

export function makeDisk(role: "system" | "data", more: Partial<Disk> = {}): Disk {
  return { ...BLANK_DISK, role: { value: role, raw: role }, ...more };
}

export function makeFailure(more: Partial<Failure> = {}): Failure {
  return {
    kind: "forbidden",
    dialect: "jdcloud-vm",
    operation: "describeImageMembers",
    httpStatus: 403,
    code: "FORBIDDEN",
    requestId: "d1e04c9a77b2",
    action: "vm:describeImageMembers",
    skewMs: null,
    retryAfterMs: null,
    ...more,
  };
}
