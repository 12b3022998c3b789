import { expect, it } from "vitest";
import { releaseInName } from "./name-disagrees";

it.each([
  ["centos_6_08_64_20G_a****", "centos", "7.2", "6.08"],
  ["Windows Server 2012 R2 数据中心版", "windows-server", "2016", "2012"],
  ["Ubuntu-18.04-golden", "ubuntu", "22.04", "18.04"],
  ["Rocky Linux 8", "rocky-linux", "9", "8"],
])("finds that %s contradicts %s %s", (name, distribution, release, stated) => {
  expect(releaseInName(name, { distribution, release })).toBe(stated);
});

it.each([
  ["ubuntu-14.04.1-server-amd64-201506171832", "ubuntu", "14.04"],
  ["CentOS 8.2 64位", "centos", "8.2"],
  ["centos_7_64_20G", "centos", "7.2"],
  ["centos_7_20G_alibase", "centos", "7.2"],
  ["centos6_64", "centos", "6.5"],
  ["ubuntu-22", "ubuntu", "22.04"],
  ["centos-20261120", "centos", "7.9"],
  ["centos golden 2026", "centos", "7.9"],
  ["order-db-golden-2026.11", "ubuntu", "22.04"],
  ["Windows Server 2016 R2", "windows-server", "2016"],
  ["SUSE Linux Enterprise Server 12", "sles", "12"],
])("finds no contradiction between %s and %s %s", (name, distribution, release) => {
  expect(releaseInName(name, { distribution, release })).toBeNull();
});

it("says nothing without a name or a release", () => {
  expect(releaseInName(null, { distribution: "centos", release: "7" })).toBeNull();
  expect(releaseInName("centos 6", { distribution: "centos", release: null })).toBeNull();
});
