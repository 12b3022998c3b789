import type { ImageDetail } from "@/lib/domain/image-detail";
import { makeDetail, makeDisk, makeImage } from "./make-detail";

/** Nothing told but an id, nothing asked, and the image is gone. */
export const everythingMissing: ImageDetail = makeDetail(
  makeImage("alibaba-ens", {
    ref: { connectionId: "edge", regionId: "mainland", imageId: "m-5qm2r6xo7njrpdkx04q1o" },
  }),
  { connectionName: "edge", askedAt: null, goneAt: "2026-11-21T09:45:00.000Z" },
);

export const HOSTILE_NAMES = {
  markup: `<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>`,
  bidi: "\u202egnp.exe\u202c\u2067abc\u200b",
  long: "x".repeat(10_000),
  lines: "first\nsecond\r\n\tthird",
};

/** Every text that a cloud may send, set to the same hostile text. */
export function hostileDetail(text: string): ImageDetail {
  return makeDetail(
    makeImage("jdcloud-vm", {
      ref: { connectionId: "c1", regionId: "cn-north-1", imageId: "img-1" },
      name: text,
      description: text,
      owner: text,
      placement: text,
      ownership: { value: "unknown", raw: text },
      status: { value: "unknown", raw: text },
      os: {
        family: { value: "unknown", raw: text },
        text,
        distribution: text,
        release: text,
        language: text,
      },
      architecture: { value: "unknown", raw: text },
      rootDevice: { value: "unknown", raw: text },
      disks: [
        makeDisk("system", {
          role: { value: "unknown", raw: text },
          device: text,
          type: text,
          format: text,
          snapshotId: text,
          sizeGiB: 40,
        }),
      ],
      sharing: {
        audience: { value: "unknown", raw: text },
        used: 1,
        limit: 20,
        limitBasis: "image",
        targets: [{ account: text, name: text, sharedAt: null }],
      },
      snapshotId: text,
      sourceInstanceId: text,
      createdAt: { iso: "2026-11-14T07:58:20.000Z", raw: text, zone: "assumed" },
      tags: [{ key: text, value: text }],
      facts: [{ path: text, value: text }],
      notes: [{ code: "word-unknown", path: text, raw: text }],
    }),
    {
      connectionName: text,
      answers: [
        { kind: "detail", operation: text, requestId: text, receivedAt: "2026-11-21T09:28:00.000Z", text },
      ],
    },
  );
}
