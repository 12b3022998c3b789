import { perFacet } from "@/lib/domain/image-filter";
import type { ImageList, ImageRow, SourceState } from "@/lib/domain/image-list";

/** A healthy source; give what differs. */
export function source(given: Partial<SourceState> = {}): SourceState {
  return {
    connectionId: "c-jd",
    connectionName: "jd-retail",
    cloud: "jdcloud-vm",
    dialect: "jdcloud-vm",
    regionId: "cn-north-1",
    condition: "current",
    images: 10,
    readAt: new Date(Date.now() - 2 * 60_000 - 5_000).toISOString(),
    reading: false,
    failingSince: null,
    failure: null,
    ...given,
  };
}

/** A source whose signature is refused for three hours. */
export function failingSource(given: Partial<SourceState> = {}): SourceState {
  return source({
    regionId: "cn-east-2",
    condition: "failing",
    images: 42,
    failingSince: new Date(Date.now() - 185 * 60_000).toISOString(),
    failure: {
      kind: "wrong-secret",
      dialect: "jdcloud-vm",
      operation: "describeImages",
      httpStatus: 401,
      code: "ACCESS_ERROR",
      requestId: "d1e04c9a77b2",
      action: null,
      skewMs: null,
      retryAfterMs: null,
    },
    ...given,
  });
}

/** A list with a few counts; give what differs. */
export function list(given: Partial<ImageList> = {}): ImageList {
  return {
    total: 1204,
    known: 1238,
    atLeast: false,
    from: 0,
    rows: [],
    facets: {
      ...perFacet(() => []),
      cloud: [
        { value: "tencent-cvm", count: 506 },
        { value: "jdcloud-vm", count: 298 },
      ],
      ownership: [
        { value: "public", count: 812 },
        { value: "private", count: 331 },
        { value: "community", count: 0 },
      ],
      os: ["centos", "ubuntu", "windows-server", "debian", "tencentos-server", "sles", "fedora"].map(
        (value, index) => ({ value, count: 70 - index * 10 }),
      ),
      status: [{ value: "available", count: 1151 }],
      account: [{ value: "c-jd", count: 298 }],
      region: [{ value: "cn-north-1", count: 174 }],
      arch: [
        { value: "x86_64", count: 1046 },
        { value: "not-reported", count: 18 },
      ],
    },
    distinct: perFacet(() => 0),
    without: {},
    sources: [],
    accounts: { "c-jd": "jd-retail" },
    revision: 1,
    ...given,
  };
}

/** A row of an available, private image; give what differs. */
export function row(given: Partial<ImageRow> = {}): ImageRow {
  return {
    ref: { connectionId: "c-jd", regionId: "cn-north-1", imageId: "img-k2f8d0s7ab" },
    cloud: "jdcloud-vm",
    dialect: "jdcloud-vm",
    name: "order-db-golden",
    description: null,
    owner: null,
    ownership: { value: "private", raw: "private" },
    status: { value: "available", raw: "ready" },
    progressPercent: null,
    os: {
      family: { value: "linux", raw: "linux" },
      text: null,
      distribution: "ubuntu",
      release: "22.04",
      language: null,
    },
    architecture: { value: "x86_64", raw: "x86_64" },
    rootDevice: "not-reported",
    systemDiskGiB: null,
    minDiskGiB: null,
    imageSizeGiB: null,
    createdAt: { iso: "2026-11-14T07:58:20Z", raw: "2026-11-14 15:58:20", zone: "assumed" },
    placement: null,
    snapshotId: null,
    sourceInstanceId: null,
    tags: [],
    connectionName: "jd-retail",
    disks: [],
    sharing: {
      audience: "not-reported",
      used: 17,
      limit: 20,
      limitBasis: "image",
      targets: "known",
      askedAt: "2026-11-20T08:00:00Z",
      askFailure: null,
    },
    lifecycle: {
      state: "unknown",
      endsOn: null,
      extendedEndsOn: null,
      product: null,
      cycle: null,
      source: null,
    },
    noteCodes: [],
    firstSeenAt: "2026-11-14T08:00:00Z",
    changedAt: null,
    readAt: new Date().toISOString(),
    old: false,
    ...given,
  };
}
