/** Proper names of systems, by slug; the same in every language. */
const NAMES: Record<string, string> = {
  "windows-server": "Windows Server",
  "centos-stream": "CentOS Stream",
  centos: "CentOS",
  ubuntu: "Ubuntu",
  debian: "Debian",
  "tencentos-server": "TencentOS Server",
  opensuse: "openSUSE",
  sles: "SUSE Linux Enterprise",
  rhel: "Red Hat Enterprise Linux",
  "rocky-linux": "Rocky Linux",
  almalinux: "AlmaLinux",
  "alibaba-cloud-linux": "Alibaba Cloud Linux",
  alios: "AliOS",
  "anolis-os": "Anolis OS",
  openeuler: "openEuler",
  opencloudos: "OpenCloudOS",
  "baidu-linux": "Baidu Linux",
  kylin: "Kylin",
  uos: "UOS",
  freebsd: "FreeBSD",
  coreos: "CoreOS",
  fedora: "Fedora",
  "oracle-linux": "Oracle Linux",
};

/** The name of a system; a slug that we have no name for stays itself. */
export function distributionName(slug: string): string {
  return NAMES[slug] ?? slug;
}
