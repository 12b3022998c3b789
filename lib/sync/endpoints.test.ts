import { expect, it } from "vitest";
import { EndpointError, endpointsOf } from "./endpoints";

it("takes hosts from the catalog, by https", () => {
  expect(endpointsOf("baidu-bcc", {})("gz")).toEqual({
    baseUrl: "https://bcc.gz.baidubce.com",
    signingHost: "bcc.gz.baidubce.com",
  });
});

it("prefers an emulator's address: by service, then by region, then by dialect", () => {
  const endpointOf = endpointsOf("baidu-bcc", {
    "baidu-bcc": "http://127.0.0.1:1",
    "baidu-bcc/gz": "http://127.0.0.1:2",
    "baidu-bcc/regions": "http://127.0.0.1:3",
  });
  expect(endpointOf("bj").baseUrl).toBe("http://127.0.0.1:1");
  expect(endpointOf("gz").baseUrl).toBe("http://127.0.0.1:2");
  expect(endpointOf("gz", "regions").baseUrl).toBe("http://127.0.0.1:3");
});

it("never takes the address of another dialect", () => {
  expect(
    endpointsOf("tencent-cvm", { "tencent-cvm-v2": "http://127.0.0.1:1" })("ap-guangzhou").baseUrl,
  ).toMatch(/^https:/);
});

it.each([
  ["baidu-bcc", "127.0.0.1:1"],
  ["jdcloud-vm", "127.0.0.1:1"],
  ["alibaba-ens", "127.0.0.1:1"],
  ["tencent-cvm", "127.0.0.1"],
  ["tencent-cvm-v2", "127.0.0.1"],
] as const)("signs for %s the host %s", (dialect, signingHost) => {
  const { signingHost: signed } = endpointsOf(dialect, { [dialect]: "http://127.0.0.1:1" })("any");
  expect(signed).toBe(signingHost);
});

it("refuses a service that the catalog does not know", () => {
  expect(() => endpointsOf("jdcloud-vm", {})("cn-north-1", "nonsense")).toThrow(EndpointError);
});
