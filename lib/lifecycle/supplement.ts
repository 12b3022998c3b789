/**
 * End dates of systems that endoflife.date does not have, as their makers publish them. A system whose maker's dates
 * could not be read has no entry, and its images are of unknown support: TencentOS Server 4, Anolis OS 7, Alibaba
 * Cloud Linux 4, AliOS, Kylin, UOS, BaiduLinux.
 */
export const SUPPLEMENT: SupplementProduct[] = [
  {
    distribution: "tencentos-server",
    title: "TencentOS Server",
    source:
      "https://github.com/tencentyun/intlcloud-documents/blob/467e5cafcf5fda0ccd97eb626eef942e1e5b4e36/yehe_doc/%E8%AE%A1%E7%AE%97%E5%92%8C%E5%AE%B9%E5%99%A8/%E4%BA%91%E6%9C%8D%E5%8A%A1%E5%99%A8/%E4%BA%A7%E5%93%81%E7%AE%80%E4%BB%8B/%E9%95%9C%E5%83%8F/%E6%93%8D%E4%BD%9C%E7%B3%BB%E7%BB%9F%E5%AE%98%E6%96%B9%E7%BB%B4%E6%8A%A4%E8%AE%A1%E5%88%92_intl_en.md",
    readAt: null,
    checkedOn: "2026-11-21",
    cycles: [
      { cycle: "3", endsOn: "2029-12-31" },
      { cycle: "2", endsOn: "2027-12-31" },
    ],
  },
  {
    distribution: "opencloudos",
    title: "OpenCloudOS",
    source: "https://docs.opencloudos.org/release/oc_intro/",
    readAt:
      "https://github.com/endoflife-date/endoflife.date/blob/52be684742aeefb15f2e4c0e50545813aa8dae91/products/opencloudos.md",
    checkedOn: "2026-11-21",
    cycles: [
      { cycle: "9", endsOn: "2033-04-30" },
      { cycle: "8", endsOn: "2029-05-31" },
    ],
  },
  {
    distribution: "alibaba-cloud-linux",
    title: "Alibaba Cloud Linux",
    source:
      "https://www.alibabacloud.com/help/en/ecs/user-guide/solution-for-alibaba-cloud-linux-2-entering-the-els-phase",
    readAt: null,
    checkedOn: "2026-11-21",
    cycles: [
      { cycle: "3", endsOn: "2031-03-31" },
      { cycle: "2", endsOn: "2024-03-31", extendedEndsOn: "2026-03-31" },
    ],
  },
  {
    distribution: "anolis-os",
    title: "Anolis OS",
    source: "https://gitee.com/anolis/rnotes/blob/master/anolis/policy/life-cycle.md",
    // Quoted by a member of the project, with its document; endoflife.date's draft of Anolis OS 8 agrees.
    readAt: "https://github.com/mayeut/pep600_compliance/issues/434",
    checkedOn: "2026-11-21",
    cycles: [
      { cycle: "23", endsOn: "2030-06-30" },
      { cycle: "8", endsOn: "2031-03-31" },
    ],
  },
  {
    // Each service pack has its own end. The project gives months, of which the last day is taken.
    distribution: "openeuler",
    title: "openEuler",
    source: "https://www.openeuler.org/en/download/archive/",
    // The source of that website.
    readAt:
      "https://github.com/openeuler-mirror/openEuler-portal-ar/blob/ff2fd6a9f56def2cd776f8a00d4214f6fc0c4de7/app/.vitepress/src-new/data/download/download.ts",
    checkedOn: "2026-11-21",
    cycles: [
      { cycle: "25.09", endsOn: "2026-03-31" },
      { cycle: "25.03", endsOn: "2025-09-30" },
      { cycle: "24.09", endsOn: "2025-03-31" },
      { cycle: "24.03-lts-sp4", endsOn: "2027-03-31" },
      { cycle: "24.03-lts-sp3", endsOn: "2027-12-31" },
      { cycle: "24.03-lts-sp2", endsOn: "2026-03-31" },
      { cycle: "24.03-lts-sp1", endsOn: "2026-12-31" },
      { cycle: "24.03-lts", endsOn: "2026-05-31" },
      { cycle: "23.09", endsOn: "2024-03-31" },
      { cycle: "23.03", endsOn: "2023-09-30" },
      { cycle: "22.09", endsOn: "2023-03-31" },
      { cycle: "22.03-lts-sp4", endsOn: "2026-06-30" },
      { cycle: "22.03-lts-sp3", endsOn: "2025-12-31" },
      { cycle: "22.03-lts-sp2", endsOn: "2024-03-31" },
      { cycle: "22.03-lts-sp1", endsOn: "2024-12-31" },
      { cycle: "22.03-lts", endsOn: "2024-03-31" },
      { cycle: "21.09", endsOn: "2022-03-31" },
      { cycle: "21.03", endsOn: "2021-09-30" },
      { cycle: "20.09", endsOn: "2021-03-31" },
      { cycle: "20.03-lts-sp4", endsOn: "2025-11-30" },
      { cycle: "20.03-lts-sp3", endsOn: "2023-12-31" },
      { cycle: "20.03-lts-sp2", endsOn: "2022-04-30" },
      { cycle: "20.03-lts-sp1", endsOn: "2022-12-31" },
      { cycle: "20.03-lts", endsOn: "2021-03-31" },
    ],
  },
  {
    // It ended as a whole, whatever the release.
    distribution: "coreos",
    title: "CoreOS Container Linux",
    source: "https://github.com/coreos/manifest/releases",
    readAt: null,
    checkedOn: "2026-11-21",
    cycles: [{ cycle: "Container Linux", endsOn: "2020-05-26" }],
  },
];

/** A system with its maker's page. */
export type SupplementProduct = {
  /** Our slug of the distribution. */
  distribution: string;
  title: string;
  /** The maker's own page that states the dates. */
  source: string;
  /** Where that page was read or is quoted, when not at its own address. */
  readAt: string | null;
  /** The day on which we looked, ISO. */
  checkedOn: string;
  cycles: { cycle: string; endsOn: string; extendedEndsOn?: string }[];
};
