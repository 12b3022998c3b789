import { describe, expect, it } from "vitest";
import { familyIn, readSystem, statedArchitecture } from "./operating-system";

type Row = [text: string, distribution: string | null, release: string | null, architecture: string | null];

/** Names of the common public images of Tencent Cloud CVM (document 213/1272), as the API spells them. */
const TENCENT_PUBLIC: Row[] = [
  ["CentOS 5.8 32位", "centos", "5.8", "i386"],
  ["CentOS 5.8 64位", "centos", "5.8", "x86_64"],
  ["CentOS 5.11 32位", "centos", "5.11", "i386"],
  ["CentOS 5.11 64位", "centos", "5.11", "x86_64"],
  ["CentOS 6.2 64位", "centos", "6.2", "x86_64"],
  ["CentOS 6.3 32位", "centos", "6.3", "i386"],
  ["CentOS 6.3 64位", "centos", "6.3", "x86_64"],
  ["CentOS 6.4 32位", "centos", "6.4", "i386"],
  ["CentOS 6.4 64位", "centos", "6.4", "x86_64"],
  ["CentOS 6.5 32位", "centos", "6.5", "i386"],
  ["CentOS 6.5 64位", "centos", "6.5", "x86_64"],
  ["CentOS 6.6 32位", "centos", "6.6", "i386"],
  ["CentOS 6.6 64位", "centos", "6.6", "x86_64"],
  ["CentOS 6.7 32位", "centos", "6.7", "i386"],
  ["CentOS 6.7 64位", "centos", "6.7", "x86_64"],
  ["CentOS 7.0 64位", "centos", "7.0", "x86_64"],
  ["CentOS 7.1 64位", "centos", "7.1", "x86_64"],
  ["CentOS 7.2 64位", "centos", "7.2", "x86_64"],
  ["Debian 7.4 64位", "debian", "7.4", "x86_64"],
  ["Debian 7.8 32位", "debian", "7.8", "i386"],
  ["Debian 7.8 64位", "debian", "7.8", "x86_64"],
  ["Debian 8.2 32位", "debian", "8.2", "i386"],
  ["Debian 8.2 64位", "debian", "8.2", "x86_64"],
  ["Ubuntu Server 12.04 LTS 64位 (Docker)", "ubuntu", "12.04", "x86_64"],
  ["Ubuntu Server 14.04.1 LTS 32位", "ubuntu", "14.04.1", "i386"],
  ["Ubuntu Server 14.04.1 LTS 64位", "ubuntu", "14.04.1", "x86_64"],
  ["openSUSE 12.3 32位", "opensuse", "12.3", "i386"],
  ["openSUSE 12.3 64位", "opensuse", "12.3", "x86_64"],
  ["openSUSE 13.2 64位", "opensuse", "13.2", "x86_64"],
  ["SUSE Linux Enterprise Server 11 SP3 64位", "sles", "11 SP3", "x86_64"],
  ["SUSE Linux Enterprise Server 12 64位", "sles", "12", "x86_64"],
  ["FreeBSD 10.1 64位", "freebsd", "10.1", "x86_64"],
  ["CoreOS 717.3.0 64位", "coreos", "717.3.0", "x86_64"],
  ["Windows Server 2008 R2 企业版 SP1 64位", "windows-server", "2008 R2", "x86_64"],
  ["Windows Server 2012 R2 标准版 64位英文版", "windows-server", "2012 R2", "x86_64"],
  ["Windows Server 2012 R2 标准版 64位中文版", "windows-server", "2012 R2", "x86_64"],
  ["Windows Server 2012 R2 数据中心版 64位英文版", "windows-server", "2012 R2", "x86_64"],
  ["Windows Server 2012 R2 数据中心版 64位中文版", "windows-server", "2012 R2", "x86_64"],
];

const ELSEWHERE: Row[] = [
  ["Ubuntu 12.04 64bit", "ubuntu", "12.04", "x86_64"],
  ["Ubuntu Server 20.04 LTS 64bit", "ubuntu", "20.04", "x86_64"],
  ["ubuntu14.04.1x86_64", "ubuntu", "14.04.1", "x86_64"],
  ["centos7.2x86_64", "centos", "7.2", "x86_64"],
  ["centos6.5i386", "centos", "6.5", "i386"],
  ["CentOS Stream 8 64位", "centos-stream", "8", "x86_64"],
  ["CentOS 8 Stream", "centos-stream", "8", null],
  ["CentOS 64位", "centos", null, "x86_64"],
  ["centos", "centos", null, null],
  ["TencentOS Server 3.1 (TK4)", "tencentos-server", "3.1", null],
  ["TencentOS Server 2.4 64bit", "tencentos-server", "2.4", "x86_64"],
  ["TencentOS Server 4 for ARM64", "tencentos-server", "4", "arm64"],
  ["Tencent Linux release 1.2 (Final)", "tencentos-server", "1.2", null],
  ["OpenCloudOS Server 8.6", "opencloudos", "8.6", null],
  ["Rocky Linux 9.4 64位", "rocky-linux", "9.4", "x86_64"],
  ["AlmaLinux 8.6 64-bit", "almalinux", "8.6", "x86_64"],
  ["Red Hat Enterprise Linux 8.5 64位", "rhel", "8.5", "x86_64"],
  ["rhel 7.9", "rhel", "7.9", null],
  ["Alibaba Cloud Linux 3.2104 LTS 64位", "alibaba-cloud-linux", "3.2104", "x86_64"],
  ["Aliyun Linux 2.1903 LTS 64位", "alibaba-cloud-linux", "2.1903", "x86_64"],
  ["Anolis OS 8.6 ARM64", "anolis-os", "8.6", "arm64"],
  ["openEuler 22.03 (LTS-SP1) aarch64", "openeuler", "22.03", "arm64"],
  ["openSUSE Leap 15.5", "opensuse", "15.5", null],
  ["Kylin Server V10 SP2 64bit", "kylin", "10", "x86_64"],
  ["UOS Server 20 1050e", "uos", "20", null],
  ["BaiduLinux 1.0 x86_64 (64bit)", "baidu-linux", "1.0", "x86_64"],
  ["Oracle Linux 8.5", "oracle-linux", "8.5", null],
  ["Fedora 38 x86_64", "fedora", "38", "x86_64"],
  ["FreeBSD 13.1 amd64", "freebsd", "13.1", "x86_64"],
  ["Debian GNU/Linux 12 (bookworm)", "debian", "12", null],
  ["Windows Server 2019 Datacenter Edition 64bit Chinese", "windows-server", "2019", "x86_64"],
  ["Windows_Server_2012_r2_x64", "windows-server", "2012 R2", "x86_64"],
  ["win2016_64bit_en", "windows-server", "2016", "x86_64"],
  ["windows", "windows-server", null, null],
  ["ubuntu_18_04_x64_20G_alibase", "ubuntu", null, "x86_64"],
  ["my golden image 7", null, null, null],
  ["", null, null, null],
];

describe("readSystem", () => {
  it.each([...TENCENT_PUBLIC, ...ELSEWHERE])("reads %j", (text, distribution, release, architecture) => {
    expect(readSystem(text)).toMatchObject({ distribution, release, architecture });
  });

  it("knows all 38 common public images of Tencent Cloud", () => {
    expect(new Set(TENCENT_PUBLIC.map(([text]) => text)).size).toBe(38);
  });

  it.each([
    ["Windows Server 2012 R2 标准版 64位中文版", "zh"],
    ["Windows Server 2012 R2 标准版 64位英文版", "en"],
    ["Windows Server 2019 Datacenter Edition 64bit Chinese", "zh"],
    ["Windows Server 2019 Datacenter Edition 64bit English", "en"],
    ["Windows Server 2008 R2 企业版 SP1 64位", null],
    ["CentOS 7.2 64位", null],
  ])("takes the language of %j only from its words", (text, language) => {
    expect(readSystem(text).language).toBe(language);
  });

  it("reads several texts as one and passes over those that are missing", () => {
    expect(readSystem(null, "CentOS", "", undefined, "7.9")).toMatchObject({
      distribution: "centos",
      release: "7.9",
    });
  });
});

describe("familyIn", () => {
  it.each([
    ["CentOS", "linux"],
    ["TencentOS", "linux"],
    ["Windows", "windows"],
    ["windows", "windows"],
    ["FreeBSD", "bsd"],
    ["Other Linux", "linux"],
    ["Linux", "linux"],
    ["Haiku", null],
    ["", null],
    [null, null],
  ])("sorts %j into %s", (text, family) => {
    expect(familyIn(text)).toBe(family);
  });
});

describe("statedArchitecture", () => {
  it.each([
    ["Ubuntu 12.04 64bit", { value: "x86_64", raw: "64bit" }],
    ["CentOS 7.2 64位", { value: "x86_64", raw: "64位" }],
    ["centos7.2x86_64", { value: "x86_64", raw: "x86_64" }],
    ["CentOS 6.7 32位", { value: "i386", raw: "32位" }],
    ["TencentOS Server 4 for ARM64 64位", { value: "arm64", raw: "ARM64" }],
    ["CoreOS", null],
  ])("keeps the words of %j that state it", (text, stated) => {
    expect(statedArchitecture(text)).toEqual(stated);
  });
});
