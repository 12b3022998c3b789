import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { DIALECTS } from "../domain/cloud";
import { testImage } from "../testing/image";
import { commandsFor, consoleUrlOf } from "./commands";

const IDS = {
  "tencent-cvm": ["ap-guangzhou", "img-0a1b2c3d"],
  "tencent-cvm-v2": ["ap-guangzhou", "img-0a1b2c3d"],
  "jdcloud-vm": ["cn-north-1", "img-k2f8d0s7ab"],
  "baidu-bcc": ["bj", "m-hDf0Uqut"],
  "alibaba-ens": ["mainland", "m-5s1jz0p9"],
} as const;

function textsOf(dialect: keyof typeof IDS, tool: string) {
  const [regionId, imageId] = IDS[dialect];
  return commandsFor(dialect, testImage({ ref: { connectionId: "c", regionId, imageId } }))
    .filter((command) => command.tool === tool)
    .map(({ text }) => text);
}

/** The words that a shell would hand to the command. */
function wordsOf(text: string): string[] {
  const [name = ""] = text.split(" ", 1);
  const script = `${name}() { printf '%s\\0' "$@"; }\n${text}`;
  return execFileSync("/bin/sh", ["-c", script]).toString().split("\0").slice(0, -1);
}

describe.each(DIALECTS)("the texts of %s", (dialect) => {
  const [, imageId] = IDS[dialect];

  it("name the image, and hold no line of another region's", () => {
    for (const tool of ["cli", "terraform", "rest"]) {
      for (const text of textsOf(dialect, tool)) expect(text).toContain(imageId);
    }
    expect(textsOf(dialect, "rest").length).toBe(2);
    expect(textsOf(dialect, "terraform").length).toBe(1);
  });

  it("are whole commands for a shell, with JSON where the tool reads JSON", () => {
    for (const text of textsOf(dialect, "cli")) {
      const words = wordsOf(text);
      expect(words.length).toBeGreaterThan(3);
      for (const word of words.filter((one) => /^[[{]/.test(one))) JSON.parse(word);
      expect(words.some((word) => word.includes(imageId))).toBe(true);
    }
  });

  it("are requests with a plain https address and a body that is JSON", () => {
    for (const text of textsOf(dialect, "rest")) {
      const [head = "", body] = text.split("\n\n");
      const [line = ""] = head.split("\n");
      const [method, address = ""] = line.split(" ");
      expect(["GET", "POST"]).toContain(method);
      expect(new URL(address.replace("<uuid>", "u")).protocol).toBe("https:");
      if (body !== undefined) expect(JSON.parse(body)).toBeTypeOf("object");
    }
  });

  it("are a block of Terraform with as many closing as opening braces", () => {
    for (const text of textsOf(dialect, "terraform")) {
      expect(text).toMatch(/^resource "\w+" "example" \{\n/);
      expect(text.split("{").length).toBe(text.split("}").length);
    }
  });

  it("come with the vendor's console", () => {
    expect(new URL(consoleUrlOf(dialect)).protocol).toBe("https:");
  });
});

it("asks ENS for a public image by the operation that lists those", () => {
  const image = testImage({
    ref: { connectionId: "c", regionId: "mainland", imageId: "centos_6_08_64_20G_alibase_20171208" },
    ownership: { value: "public", raw: "images" },
  });
  const [look] = commandsFor("alibaba-ens", image);
  expect(look?.text).toContain("aliyun ens DescribeImages");
});
