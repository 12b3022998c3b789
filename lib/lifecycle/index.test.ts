import { describe, expect, it } from "vitest";
import type { LifecycleState } from "@/lib/domain/lifecycle";
import { readSystem } from "@/lib/providers/operating-system";
import { lifecycleOf } from ".";

const TODAY = "2026-11-21";

type Row = [
  text: string,
  state: LifecycleState,
  product: string | null,
  cycle: string | null,
  endsOn: string | null,
];

/** Names of the common public images of Tencent Cloud CVM (document 213/1272), as the API spells them. */
const TENCENT_PUBLIC: Row[] = [
  ["CentOS 5.8 32位", "ended", "CentOS", "5", "2017-03-31"],
  ["CentOS 5.8 64位", "ended", "CentOS", "5", "2017-03-31"],
  ["CentOS 5.11 32位", "ended", "CentOS", "5", "2017-03-31"],
  ["CentOS 5.11 64位", "ended", "CentOS", "5", "2017-03-31"],
  ["CentOS 6.2 64位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.3 32位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.3 64位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.4 32位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.4 64位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.5 32位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.5 64位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.6 32位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.6 64位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.7 32位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 6.7 64位", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 7.0 64位", "ended", "CentOS", "7", "2024-06-30"],
  ["CentOS 7.1 64位", "ended", "CentOS", "7", "2024-06-30"],
  ["CentOS 7.2 64位", "ended", "CentOS", "7", "2024-06-30"],
  ["Debian 7.4 64位", "ended", "Debian", "7", "2016-04-25"],
  ["Debian 7.8 32位", "ended", "Debian", "7", "2016-04-25"],
  ["Debian 7.8 64位", "ended", "Debian", "7", "2016-04-25"],
  ["Debian 8.2 32位", "ended", "Debian", "8", "2018-06-17"],
  ["Debian 8.2 64位", "ended", "Debian", "8", "2018-06-17"],
  ["Ubuntu Server 12.04 LTS 64位 (Docker)", "ended", "Ubuntu", "12.04", "2017-04-28"],
  ["Ubuntu Server 14.04.1 LTS 32位", "ended", "Ubuntu", "14.04", "2019-04-02"],
  ["Ubuntu Server 14.04.1 LTS 64位", "ended", "Ubuntu", "14.04", "2019-04-02"],
  ["openSUSE 12.3 32位", "ended", "openSUSE", "12.3", "2015-01-29"],
  ["openSUSE 12.3 64位", "ended", "openSUSE", "12.3", "2015-01-29"],
  ["openSUSE 13.2 64位", "ended", "openSUSE", "13.2", "2017-01-17"],
  ["SUSE Linux Enterprise Server 11 SP3 64位", "ended", "SUSE Linux Enterprise Server", "11.3", "2016-01-31"],
  ["SUSE Linux Enterprise Server 12 64位", "ended", "SUSE Linux Enterprise Server", "12", "2024-10-31"],
  ["FreeBSD 10.1 64位", "ended", "FreeBSD", "10.1", "2016-12-31"],
  ["CoreOS 717.3.0 64位", "ended", "CoreOS Container Linux", "Container Linux", "2020-05-26"],
  [
    "Windows Server 2008 R2 企业版 SP1 64位",
    "ended",
    "Microsoft Windows Server",
    "2008-r2-sp1",
    "2020-01-14",
  ],
  ["Windows Server 2012 R2 标准版 64位英文版", "ended", "Microsoft Windows Server", "2012-r2", "2023-10-10"],
  ["Windows Server 2012 R2 标准版 64位中文版", "ended", "Microsoft Windows Server", "2012-r2", "2023-10-10"],
  [
    "Windows Server 2012 R2 数据中心版 64位英文版",
    "ended",
    "Microsoft Windows Server",
    "2012-r2",
    "2023-10-10",
  ],
  [
    "Windows Server 2012 R2 数据中心版 64位中文版",
    "ended",
    "Microsoft Windows Server",
    "2012-r2",
    "2023-10-10",
  ],
];

const ELSEWHERE: Row[] = [
  ["Ubuntu 12.04 64bit", "ended", "Ubuntu", "12.04", "2017-04-28"],
  ["ubuntu14.04.1x86_64", "ended", "Ubuntu", "14.04", "2019-04-02"],
  ["Ubuntu 16.04 64位", "ended", "Ubuntu", "16.04", "2021-04-02"],
  ["Ubuntu 18.04 64位", "ended", "Ubuntu", "18.04", "2023-05-31"],
  ["Ubuntu Server 20.04 LTS 64bit", "ended", "Ubuntu", "20.04", "2025-05-31"],
  ["Ubuntu 22.04 64位 GPU CUDA 12.4", "supported", "Ubuntu", "22.04", "2027-04-01"],
  ["Ubuntu Server 24.04 LTS 64位", "supported", "Ubuntu", "24.04", "2029-05-31"],
  ["Ubuntu 26.04", "supported", "Ubuntu", "26.04", "2031-04-30"],
  ["Ubuntu 18", "ended", "Ubuntu", "18", "2023-05-31"],
  ["CentOS 7.9 64位", "ended", "CentOS", "7", "2024-06-30"],
  ["CentOS 8.2 64位", "ended", "CentOS", "8", "2021-12-31"],
  ["centos6.5x86_64", "ended", "CentOS", "6", "2020-11-30"],
  ["CentOS 8 Stream", "ended", "CentOS Stream", "8", "2024-05-31"],
  ["CentOS Stream 9 64位", "supported", "CentOS Stream", "9", "2027-05-31"],
  ["Debian 12.8 64位", "ended", "Debian", "12", "2026-07-11"],
  ["Debian GNU/Linux 13 (trixie)", "supported", "Debian", "13", "2028-08-09"],
  ["Red Hat Enterprise Linux 8.5 64位", "supported", "Red Hat Enterprise Linux", "8", "2029-05-31"],
  ["rhel 7.9", "ended", "Red Hat Enterprise Linux", "7", "2024-06-30"],
  ["Rocky Linux 8.10 64位", "supported", "Rocky Linux", "8", "2029-05-31"],
  ["Rocky Linux 9.5 64位", "supported", "Rocky Linux", "9", "2032-05-31"],
  ["AlmaLinux 9.4 64-bit", "supported", "AlmaLinux OS", "9", "2032-05-31"],
  ["Oracle Linux 8.5", "supported", "Oracle Linux", "8", "2029-07-31"],
  ["Fedora 38 x86_64", "ended", "Fedora Linux", "38", "2024-05-21"],
  ["Fedora 43 x86_64", "ending", "Fedora Linux", "43", "2026-12-09"],
  ["openSUSE Leap 15.5", "ended", "openSUSE", "15.5", "2024-12-31"],
  ["openSUSE Leap 15", "ended", "openSUSE", "15", "2026-04-30"],
  ["SUSE Linux Enterprise Server 12 SP3", "ended", "SUSE Linux Enterprise Server", "12.3", "2019-06-30"],
  ["SUSE Linux Enterprise Server 15 SP7", "supported", "SUSE Linux Enterprise Server", "15.7", "2031-07-31"],
  ["SLES 15.5", "ended", "SUSE Linux Enterprise Server", "15.5", "2024-12-31"],
  ["FreeBSD 13.1 amd64", "ended", "FreeBSD", "13.1", "2023-07-31"],
  ["FreeBSD 14.1", "ended", "FreeBSD", "14.1", "2025-03-31"],
  ["FreeBSD 14.1-STABLE", "supported", "FreeBSD", "14", "2028-11-30"],
  ["FreeBSD 10", "ended", "FreeBSD", "10", "2018-10-31"],
  ["Windows Server 2008 R2 企业版 64位 中文版", "ended", "Microsoft Windows Server", "2008 R2", "2020-01-14"],
  ["Windows_Server_2012_r2_x64", "ended", "Microsoft Windows Server", "2012-r2", "2023-10-10"],
  ["Windows Server 2016 数据中心版 64位 中文版", "ending", "Microsoft Windows Server", "2016", "2027-01-12"],
  ["Windows Server 2019 Datacenter", "supported", "Microsoft Windows Server", "2019", "2029-01-09"],
  [
    "Windows Server 2022 数据中心版 64位 英文版",
    "supported",
    "Microsoft Windows Server",
    "2022",
    "2031-10-14",
  ],
  ["TencentOS Server 2.4 64bit", "supported", "TencentOS Server", "2", "2027-12-31"],
  ["TencentOS Server 3.1 (TK4) UEFI ARM 64位", "supported", "TencentOS Server", "3", "2029-12-31"],
  ["OpenCloudOS Server 8.6", "supported", "OpenCloudOS", "8", "2029-05-31"],
  ["OpenCloudOS 9.4", "supported", "OpenCloudOS", "9", "2033-04-30"],
  ["Alibaba Cloud Linux 3.2104 LTS 64位", "supported", "Alibaba Cloud Linux", "3", "2031-03-31"],
  ["Aliyun Linux 2.1903 LTS 64位", "ended", "Alibaba Cloud Linux", "2", "2024-03-31"],
  ["Anolis OS 8.6 ARM64", "supported", "Anolis OS", "8", "2031-03-31"],
  ["Anolis OS 23.3", "supported", "Anolis OS", "23", "2030-06-30"],
  ["openEuler 22.03 (LTS-SP1) aarch64", "ended", "openEuler", "22.03-lts-sp1", "2024-12-31"],
  ["openEuler 24.03 (LTS-SP1)", "ending", "openEuler", "24.03-lts-sp1", "2026-12-31"],
  ["openEuler 24.03 LTS SP3", "supported", "openEuler", "24.03-lts-sp3", "2027-12-31"],
  ["openEuler 22.03 LTS", "ended", "openEuler", "22.03", "2026-06-30"],
  ["openEuler 23.09", "ended", "openEuler", "23.09", "2024-03-31"],
];

/** Systems without published dates, and releases that are stated too vaguely or do not exist. */
const UNKNOWN = [
  "TencentOS Server 4 for x86_64 64位",
  "Tencent Linux release 1.2 (Final)",
  "Alibaba Cloud Linux 4",
  "Aliyun Linux 17.01",
  "Anolis OS 7.9",
  "Kylin Server V10 SP2 64bit",
  "UOS Server 20 1050e",
  "BaiduLinux 1.0 x86_64 (64bit)",
  "AliOS 7",
  "Other Linux 64位",
  "宝塔Linux面板 9.0",
  "CentOS",
  "CentOS 64位",
  "CentOS 9.1",
  "CentOS 70",
  "Ubuntu 14.07",
  "Ubuntu 22",
  "Ubuntu 99.04",
  "Debian 99",
  "Debian 3.2",
  "Rocky Linux 7.9",
  "FreeBSD 14",
  "FreeBSD 10.9",
  "FreeBSD 99.1",
  "openSUSE Leap 15.9",
  "openSUSE Tumbleweed",
  "SUSE Linux Enterprise Server 15",
  "SUSE Linux Enterprise Server 16",
  "SUSE Linux Enterprise Server 12 SP9",
  "openEuler 24.03 LTS",
  "openEuler 24.03 LTS SP9",
  "openEuler 21.05",
  "Windows Server",
  "Windows Server 2017",
  "Windows Server 2012 R2 SP1",
  "Fedora CoreOS 38.20230514.3",
  "CoreOS 9999.0.0",
];

describe("lifecycleOf", () => {
  it.each([...TENCENT_PUBLIC, ...ELSEWHERE])("%s: %s", (text, state, product, cycle, endsOn) => {
    expect(lifecycleOf({ ...readSystem(text), text }, TODAY)).toMatchObject({
      state,
      product,
      cycle,
      endsOn,
    });
  });

  it("knows the end of all 38 common public images of Tencent Cloud", () => {
    expect(new Set(TENCENT_PUBLIC.map(([text]) => text)).size).toBe(38);
  });

  it.each(UNKNOWN)("says nothing about %s", (text) => {
    expect(lifecycleOf({ ...readSystem(text), text }, TODAY)).toEqual({
      state: "unknown",
      endsOn: null,
      extendedEndsOn: null,
      product: null,
      cycle: null,
      source: null,
    });
  });

  it.each(["centos", "opensuse", "sles", "freebsd", "windows-server", "openeuler", "coreos"])(
    "takes nothing odd for a release of %s",
    (distribution) => {
      for (const release of ["", " ", "x", "7.x", "Leap 15.5", "12.", ".", "__proto__", "1.2.3.4.5"]) {
        expect(lifecycleOf({ distribution, release, text: null }, TODAY).state, release).toBe("unknown");
      }
    },
  );

  it("shows extended support beside the end, without taking it for support", () => {
    expect(lifecycleOf({ distribution: "ubuntu", release: "20.04", text: null }, TODAY)).toEqual({
      state: "ended",
      endsOn: "2025-05-31",
      extendedEndsOn: "2030-04-02",
      product: "Ubuntu",
      cycle: "20.04",
      source: "https://endoflife.date/ubuntu",
    });
  });

  it("has no extended support where it would end with the other", () => {
    const debian5 = lifecycleOf({ distribution: "debian", release: "5.0.10", text: null }, TODAY);
    expect(debian5).toMatchObject({ cycle: "5", endsOn: "2012-02-06", extendedEndsOn: null });
  });

  it("knows a release without a published date by name, but not its state", () => {
    expect(lifecycleOf({ distribution: "oracle-linux", release: "10.1", text: null }, TODAY)).toMatchObject({
      state: "unknown",
      product: "Oracle Linux",
      cycle: "10",
      endsOn: null,
    });
  });

  it.each([
    ["2026-12-31", "supported"],
    ["2027-01-01", "ending"],
    ["2027-03-31", "ending"],
    ["2027-04-01", "ended"],
    ["2027-04-02", "ended"],
  ] as const)("reckons from the given day: on %s Ubuntu 22.04 is %s", (today, state) => {
    expect(lifecycleOf({ distribution: "ubuntu", release: "22.04.5", text: null }, today).state).toBe(state);
  });

  it("lets a vague release end only when all that it may be have ended", () => {
    const bare = { distribution: "sles", release: "12", text: "SUSE Linux Enterprise Server 12 64位" };
    expect(lifecycleOf(bare, "2024-10-30").state).toBe("unknown");
    expect(lifecycleOf(bare, "2024-10-31").state).toBe("ended");
  });

  it("reads a service pack from the text when the release leaves it out", () => {
    const os = { distribution: "windows-server", release: "2008 R2" };
    expect(lifecycleOf({ ...os, text: "Windows Server 2008 R2 企业版 SP1 64位" }, TODAY).cycle).toBe(
      "2008-r2-sp1",
    );
    expect(lifecycleOf({ ...os, release: "2008 R2 SP1", text: null }, TODAY).cycle).toBe("2008-r2-sp1");
  });

  it("stays right when more texts come than it remembers", () => {
    for (let number = 0; number < 6_000; number += 1) {
      lifecycleOf({ distribution: "windows-server", release: "2019", text: `image ${number}` }, TODAY);
    }
    expect(
      lifecycleOf({ distribution: "windows-server", release: "2019", text: "image 7" }, TODAY).cycle,
    ).toBe("2019");
  });

  it("cannot be changed by who asked", () => {
    const answer = lifecycleOf({ distribution: "ubuntu", release: "22.04", text: null }, TODAY);
    expect(Object.isFrozen(answer)).toBe(true);
  });
});
