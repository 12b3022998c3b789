import { connect, type Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startSocketServer } from "../testing/loopback-server";
import {
  AddressRefused,
  checkHost,
  checkUrl,
  guardedLookup,
  isLoopback,
  isPublicAddress,
  isVpcAddress,
  loopbackPairs,
  pairOf,
} from "./address-guard";

const NONE = loopbackPairs([]);

function refusal(run: () => unknown): AddressRefused["code"] | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof AddressRefused) return error.code;
    throw error;
  }
}

describe("isVpcAddress", () => {
  it.each(["10.0.0.1", "172.16.0.1", "192.168.7.7", "100.100.45.131", "1.1.1.1", "2400:3200::1"])(
    "accepts %s",
    (address) => {
      expect(isVpcAddress(address)).toBe(true);
    },
  );

  it.each([
    "127.0.0.1",
    "0.0.0.0",
    "169.254.169.254",
    "169.254.0.23",
    "100.100.100.200",
    "224.0.0.1",
    "::1",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "cloud.example.com",
  ])("refuses %s", (address) => {
    expect(isVpcAddress(address)).toBe(false);
  });
});

describe("isPublicAddress", () => {
  it.each([
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.0",
    "10.255.255.255",
    "100.64.0.0",
    "100.100.100.200",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.0.23",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2400:3200::1%eth0",
    "fec0::1",
    "ff02::1",
    "",
    "localhost",
    "cloud.example.com",
    "127.1",
    "0x7f000001",
  ])("refuses %j", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2400:3200::1",
    "240e:83:205:1c8:0:ff:b0b8:6a95",
    "2606:4700::1111",
  ])("accepts %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("refuses every address that carries an IPv4 address inside", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), ([a, b, c, d]) => {
        const low = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        for (const address of [`::${low}`, `::ffff:${low}`, `64:ff9b::${low}`, `2002:${low}::`]) {
          expect({ address, public: isPublicAddress(address) }).toEqual({ address, public: false });
        }
      }),
    );
  });

  it("knows loopback from everything else", () => {
    expect(["127.0.0.1", "127.9.9.9", "::1"].map(isLoopback)).toEqual([true, true, true]);
    const others = ["128.0.0.1", "0.0.0.0", "::", "::2", "::ffff:127.0.0.1", "10.0.0.1", "127.evil.com", ""];
    expect(others.some(isLoopback)).toBe(false);
  });
});

describe("checkUrl", () => {
  it.each([
    "https://cvm.tencentcloudapi.com",
    "https://cvm.tencentcloudapi.com/",
    "https://vm.jdcloud-api.com/v1/regions/cn-north-1/images?pageNumber=1&filters.1.name=a%2Fb",
    "https://bcc.bj.baidubce.com/v2/image?marker=m-1&maxKeys=1000",
    "https://ens.aliyuncs.com/?Action=DescribeImages&Signature=a%2Bb%3D",
    "https://ens.aliyuncs.com?Action=DescribeImages",
    "https://ecs.aliyuncs.com/%2e%2e%2fimage",
  ])("accepts %s", (text) => {
    expect(checkUrl(text, NONE).protocol).toBe("https:");
  });

  it.each([
    // Other spellings of 127.0.0.1 and 0.0.0.0: understood by the URL parser, so no one writes them by mistake.
    ["https://0x7f.1/", "forbidden-url"],
    ["https://2130706433/", "forbidden-url"],
    ["https://017700000001/", "forbidden-url"],
    ["https://127.1/", "forbidden-url"],
    ["https://127。0。0。1/", "forbidden-url"],
    ["https://①②⑦.⓪.⓪.①/", "forbidden-url"],
    ["https://0/", "forbidden-url"],
    ["https://[::ffff:127.0.0.1]/", "forbidden-url"],
    ["https://[0:0:0:0:0:0:0:1]/", "forbidden-url"],
    // The same addresses as the parser writes them.
    ["https://127.0.0.1/", "forbidden-address"],
    ["https://0.0.0.0/", "forbidden-address"],
    ["https://[::ffff:7f00:1]/", "forbidden-address"],
    ["https://[::1]/", "forbidden-address"],
    ["https://[::]/", "forbidden-address"],
    ["https://[64:ff9b::a9fe:a9fe]/", "forbidden-address"],
    ["https://[fe80::1]/", "forbidden-address"],
    ["https://[fd00::1]/", "forbidden-address"],
    ["https://169.254.169.254/latest/meta-data", "forbidden-address"],
    ["https://100.100.100.200/latest/meta-data", "forbidden-address"],
    ["https://10.1.2.3/", "forbidden-address"],
    // Names inside.
    ["https://localhost/", "forbidden-url"],
    ["https://localhost./", "forbidden-url"],
    ["https://ecs.aliyuncs.com./", "forbidden-url"],
    ["https://metadata/", "forbidden-url"],
    ["https://metadata.google.internal/", "forbidden-url"],
    ["https://printer.local/", "forbidden-url"],
    ["https://a.localhost/", "forbidden-url"],
    // User information, backslashes, other spellings of a host.
    ["https://evil@169.254.169.254/", "forbidden-url"],
    ["https://key:secret@ecs.aliyuncs.com/", "forbidden-url"],
    ["https://@ecs.aliyuncs.com/", "forbidden-url"],
    ["https://ecs.aliyuncs.com\\@evil.com/", "forbidden-url"],
    ["https:\\\\ecs.aliyuncs.com/", "forbidden-url"],
    ["https://ecs.aliyuncs.com@evil.com/", "forbidden-url"],
    ["https://ECS.aliyuncs.com/", "forbidden-url"],
    ["https://ecs%2ealiyuncs.com/", "forbidden-url"],
    ["https://ecs.aliyuncs.com/#fragment", "forbidden-url"],
    ["https:///ecs.aliyuncs.com/", "forbidden-url"],
    ["https:ecs.aliyuncs.com/", "forbidden-url"],
    ["//ecs.aliyuncs.com/", "forbidden-url"],
    [" https://ecs.aliyuncs.com/", "forbidden-url"],
    ["https://ecs.ali\tyuncs.com/", "forbidden-url"],
    // Schemes and ports.
    ["http://ecs.aliyuncs.com/", "forbidden-url"],
    ["ftp://ecs.aliyuncs.com/", "forbidden-url"],
    ["file:///etc/passwd", "forbidden-url"],
    ["data:application/json,{}", "forbidden-url"],
    ["HTTPS://ecs.aliyuncs.com/", "forbidden-url"],
    ["https://ecs.aliyuncs.com:8443/", "forbidden-url"],
    ["https://ecs.aliyuncs.com:80/", "forbidden-url"],
    ["https://ecs.aliyuncs.com:0/", "forbidden-url"],
    ["https://ecs.aliyuncs.com:99999/", "forbidden-url"],
    // What would be sent differently from what was signed.
    ["https://bcc.bj.baidubce.com/v2/image/../instance", "forbidden-url"],
    ["https://bcc.bj.baidubce.com/v2/image/%2e%2e/instance", "forbidden-url"],
    ["https://bcc.bj.baidubce.com/v2/image/a b", "forbidden-url"],
    ["https://bcc.bj.baidubce.com/v2/image/镜像", "forbidden-url"],
    ["https://bcc.bj.baidubce.com/v2/image?name='a'", "forbidden-url"],
    ["https://bcc.bj.baidubce.com/v2\\image", "forbidden-url"],
    ["", "forbidden-url"],
  ])("refuses %j as %s", (text, code) => {
    expect(refusal(() => checkUrl(text, NONE))).toBe(code);
  });

  it("accepts exactly the loopback pairs that are allowed", () => {
    const allowed = loopbackPairs(["127.0.0.1:9001", "[::1]:9002", "localhost:9003", "127.0.0.1:80"]);
    for (const text of [
      "http://127.0.0.1:9001/v2/image",
      "https://127.0.0.1:9001/",
      "http://[::1]:9002/",
      "http://localhost:9003/",
      "http://127.0.0.1/",
    ]) {
      expect(refusal(() => checkUrl(text, allowed))).toBeNull();
    }
    for (const text of [
      "http://127.0.0.1:9002/",
      "http://127.0.0.2:9001/",
      "http://localhost:9001/",
      "http://127.1:9001/",
      "http://evil@127.0.0.1:9001/",
      "https://127.0.0.1/",
      "http://ecs.aliyuncs.com:9001/",
      "ftp://127.0.0.1:9001/",
    ]) {
      expect({ text, code: refusal(() => checkUrl(text, allowed)) }).not.toEqual({ text, code: null });
    }
  });

  it("lets no URL through whose host is not public and plainly written", () => {
    const host = fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.domain(), fc.string({ maxLength: 12 }));
    const around = fc.constantFrom("", "@", ":443", ":80", "\\", ".", "%2e", "#", "?", " ");
    fc.assert(
      fc.property(host, around, fc.webPath(), (name, odd, path) => {
        const text = `https://${name.includes(":") ? `[${name}]` : name}${odd}${path}`;
        if (refusal(() => checkUrl(text, NONE)) !== null) return;
        const url = new URL(text);
        expect(url.protocol + url.username + url.password + url.port + url.hash).toBe("https:");
        expect(text.startsWith(`https://${url.host}`)).toBe(true);
        expect(refusal(() => checkHost(url.hostname))).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("loopbackPairs", () => {
  it.each([
    "10.0.0.1:80",
    "cloud.example.com:443",
    "127.0.0.1",
    "0.0.0.0:80",
    "[::ffff:7f00:1]:80",
    "::1:80",
    "127.0.0.1:",
    "http://127.0.0.1:80",
    "localhost.evil.com:80",
    "",
  ])("does not take %j", (text) => {
    expect(() => loopbackPairs([text])).toThrow("not a loopback host and port");
  });

  it("are compared with and without the brackets that undici takes off", () => {
    expect(pairOf({ protocol: "http:", hostname: "::1", port: "9" })).toBe("[::1]:9");
    expect(pairOf({ protocol: "http:", hostname: "[::1]", port: "9" })).toBe("[::1]:9");
    expect(pairOf({ protocol: "https:", hostname: "a.example.com", port: "" })).toBe("a.example.com:443");
  });
});

describe("guardedLookup", () => {
  /** A name server that gives the answers in turn. */
  function nameServer(...answers: string[][]) {
    const asked: string[] = [];
    async function resolve(hostname: string) {
      const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(hostname);
      return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    }
    return { resolve, asked };
  }

  function lookUp(addresses: string[], options: { all?: boolean; family?: number } = { all: true }) {
    const lookup = guardedLookup(nameServer(addresses).resolve, isPublicAddress);
    return new Promise((resolve, reject) => {
      lookup("cloud.example.com", options, (error, found) => (error ? reject(error) : resolve(found)));
    });
  }

  it("hands on public addresses, all or one, of the family that was asked for", async () => {
    const both = ["2400:3200::1", "1.1.1.1"];
    expect(await lookUp(both)).toEqual([
      { address: "2400:3200::1", family: 6 },
      { address: "1.1.1.1", family: 4 },
    ]);
    expect(await lookUp(both, {})).toBe("2400:3200::1");
    expect(await lookUp(both, { family: 4 })).toBe("1.1.1.1");
  });

  it.each([
    [["127.0.0.1"]],
    [["10.0.0.7"]],
    [["169.254.169.254"]],
    [["100.100.100.200"]],
    [["::1"]],
    [["fd00::1"]],
    [["::ffff:10.0.0.1"]],
    [["64:ff9b::a00:1"]],
    [["0.0.0.0"]],
    [["1.1.1.1", "192.168.1.1"]],
    [["2400:3200::1", "fe80::1%eth0"]],
  ])("refuses a name that leads to %j", async (addresses) => {
    await expect(lookUp(addresses)).rejects.toMatchObject({ code: "forbidden-address" });
    // Asking for the other family does not hide the address inside.
    await expect(lookUp(addresses, { family: 4 })).rejects.toMatchObject({ code: "forbidden-address" });
  });

  it("says not found where there is no address, and passes the name server's failure on", async () => {
    await expect(lookUp([])).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(lookUp(["1.1.1.1"], { family: 6 })).rejects.toMatchObject({ code: "ENOTFOUND" });
    const broken = guardedLookup(
      () => Promise.reject(Object.assign(new Error("try again"), { code: "EAI_AGAIN" })),
      isPublicAddress,
    );
    const error = await new Promise((resolve) => broken("a.example.com", {}, resolve));
    expect(error).toMatchObject({ code: "EAI_AGAIN" });
  });

  it("pins the address: a name server that changes its mind after the check comes too late", async () => {
    const checked = await startSocketServer((socket) => socket.end());
    const { resolve, asked } = nameServer(["127.0.0.1"], ["127.0.0.2"]);
    const socket: Socket = connect({
      host: "rebind.example.com",
      port: checked.port,
      lookup: guardedLookup(resolve, (address) => address === "127.0.0.1"),
    });
    await new Promise((done) => socket.once("connect", done));
    expect(socket.remoteAddress).toBe("127.0.0.1");
    expect(asked).toEqual(["rebind.example.com"]);
    socket.destroy();

    // The next connection asks anew, and is refused.
    const second = connect({
      host: "rebind.example.com",
      port: checked.port,
      lookup: guardedLookup(resolve, (address) => address === "127.0.0.1"),
    });
    const error = await new Promise((done) => second.once("error", done));
    expect(error).toMatchObject({ code: "forbidden-address" });
    expect(checked.opened()).toBe(1);
    await checked.close();
  });
});
