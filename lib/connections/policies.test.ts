import { describe, expect, it } from "vitest";
import { DIALECTS } from "../domain/cloud";
import { policyOf } from "./policies";

describe("the least-privilege policy", () => {
  it("is Tencent's, in CAM's words", () => {
    const policy = policyOf("tencent-cvm");
    expect(policy.kind === "document" ? JSON.parse(policy.text) : null).toEqual({
      version: "2.0",
      statement: [
        {
          effect: "allow",
          action: [
            "cvm:DescribeImages",
            "cvm:DescribeImageSharePermission",
            "cvm:DescribeAccountQuota",
            "cvm:DescribeImageQuota",
          ],
          resource: ["*"],
        },
      ],
    });
    expect(policy.operations.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      "DescribeImages",
    ]);
  });

  it("is Alibaba's, in RAM's words", () => {
    const policy = policyOf("alibaba-ens");
    expect(policy.kind === "document" ? JSON.parse(policy.text) : null).toEqual({
      Version: "1",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ens:DescribeSelfImages",
            "ens:DescribeImages",
            "ens:DescribeImageInfos",
            "ens:DescribeImageSharePermission",
            "ens:DescribeEnsRegions",
          ],
          Resource: "*",
        },
      ],
    });
  });

  it.each(["baidu-bcc", "jdcloud-vm"] as const)("invents no language for %s", (dialect) => {
    const policy = policyOf(dialect);
    expect(policy.kind).toBe("operations");
    expect(policy).not.toHaveProperty("text");
  });

  it.each(DIALECTS)("of %s has read calls only", (dialect) => {
    const { operations } = policyOf(dialect);
    expect(operations.length).toBeGreaterThan(0);
    for (const { action } of operations) expect(action).toMatch(/^(?:\w+:)?(?:describe|get|list)[A-Z]\w+$/i);
  });
});
