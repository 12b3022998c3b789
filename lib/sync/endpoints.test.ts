import { describe, expect, it } from "vitest";
import { EndpointError, endpointsOf } from "./endpoints";

const custom = [{ regionId: "ap-guangzhou", host: "cvm.ap-guangzhou.tencentcloudapi.com" }];

describe("where calls go", () => {
  it("is the catalog's host, a finance region's own", () => {
    const of = endpointsOf("tencent-cvm", {});
    expect(of("ap-guangzhou").baseUrl).toBe("https://cvm.tencentcloudapi.com");
    expect(of("ap-shanghai-fsi").baseUrl).toBe("https://cvm.ap-shanghai-fsi.tencentcloudapi.com");
  });

  it("is the connection's own endpoint in its region, and nowhere else", () => {
    const of = endpointsOf("tencent-cvm", {}, custom);
    expect(of("ap-guangzhou")).toEqual({
      baseUrl: "https://cvm.ap-guangzhou.tencentcloudapi.com",
      signingHost: "cvm.ap-guangzhou.tencentcloudapi.com",
    });
    expect(of("ap-shanghai").baseUrl).toBe("https://cvm.tencentcloudapi.com");
    expect(of("ap-guangzhou", "sts").baseUrl).toBe("https://sts.tencentcloudapi.com");
  });

  it("is an emulator in the demo, whatever was stored", () => {
    const of = endpointsOf("tencent-cvm", { "tencent-cvm": "http://127.0.0.1:9001" }, custom);
    expect(of("ap-guangzhou")).toEqual({ baseUrl: "http://127.0.0.1:9001", signingHost: "127.0.0.1" });
  });

  it("is nowhere for a service that the catalog does not name", () => {
    expect(() => endpointsOf("tencent-cvm", {})("ap-guangzhou", "novelty")).toThrow(EndpointError);
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
