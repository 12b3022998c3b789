/**
 * What the demo's clouds listed in the weeks before its first start, read by read: images that are there still, under
 * their own ids, and some that went. Only what changes is told; the first real read tells the rest.
 */
export function demoHistory() {
  const golden = (id: string, name: string, used: number) => ({ id, name, used, limit: 20 });
  const copied = { id: "img-copy080pct", name: "billing-batch-2026.08", status: "available" };
  const payment = { id: "img-payencrypt", name: "payment-core-encrypted", used: 2, limit: 20 };
  const cache = { id: "img-localroot1", name: "cache-local-root" };
  const old = [1, 2, 3, 4].map((at) => ({ id: `img-ci-runner-${at}`, name: `ci-runner-2025.0${at}` }));
  const withdrawn = Array.from({ length: 24 }, (_, at) => ({
    id: `img-lts${String(at + 10)}x`,
    name: `CentOS 6.${at % 11} 64位 ${at < 11 ? "minimal" : at < 22 ? "server" : "gpu"}`,
    ownership: "public",
  }));
  return [
    {
      connectionId: "jd-retail",
      regionId: "cn-north-1",
      group: "private",
      reads: [
        { daysAgo: 27, images: [cache, ...old, { ...payment, used: 0 }] },
        { daysAgo: 21, images: [cache, ...old, { ...payment, used: 1 }, { ...copied, status: "creating" }] },
        { daysAgo: 20.9, images: [cache, ...old, { ...payment, used: 1 }, copied] },
        { daysAgo: 16, images: [cache, payment, copied, golden("img-posedge020", "pos-edge-rc1", 0)] },
        { daysAgo: 15.9, images: [cache, payment, copied, golden("img-posedge020", "pos-edge-rc1", 4)] },
        {
          daysAgo: 9,
          images: [cache, payment, copied, golden("img-posedge020", "pos-edge-golden-2026.10", 12)],
        },
        {
          daysAgo: 2,
          images: [cache, payment, copied, golden("img-posedge020", "pos-edge-golden-2026.10", 20)],
        },
      ],
    },
    {
      connectionId: "jd-retail",
      regionId: "cn-north-1",
      group: "public",
      reads: [
        { daysAgo: 26, images: withdrawn.slice(0, 2) },
        { daysAgo: 24, images: withdrawn },
        { daysAgo: 6, images: [] },
        { daysAgo: 5.9, images: [] },
      ],
    },
  ];
}
