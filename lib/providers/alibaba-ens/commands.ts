import { hclString, shellCommand } from "../../domain/quoting";
import type { Commands, UsableImage } from "../commands";

/**
 * "Alibaba Cloud CLI"; the requests are of "DescribeSelfImages", "DescribeImages" and "RunInstances", ENS. An image is
 * used by the nodes of its site; which node, the reader knows.
 */
export const commands: Commands = {
  consoleUrl: "https://ens.console.aliyun.com/",
  of(image) {
    const { imageId } = image.ref;
    const operation = image.ownership.value === "public" ? "DescribeImages" : "DescribeSelfImages";
    return [
      {
        tool: "cli",
        act: "look",
        text: shellCommand(["aliyun", "ens", operation], [["--ImageId", imageId]]),
      },
      {
        tool: "cli",
        act: "launch",
        text: shellCommand(
          ["aliyun", "ens", "RunInstances"],
          launch(image).map(([name, value]) => [`--${name}`, value] as const),
        ),
      },
      {
        tool: "terraform",
        act: "launch",
        text: [
          'resource "alicloud_ens_instance" "example" {',
          `  image_id            = ${hclString(imageId)}`,
          '  instance_type       = "<instance-type>"',
          '  ens_region_id       = "<node>"',
          '  schedule_area_level = "Region"',
          '  payment_type        = "PayAsYouGo"',
          "  system_disk {",
          `    size = ${hclString(systemDiskGiB(image))}`,
          "  }",
          "}",
        ].join("\n"),
      },
      { tool: "rest", act: "look", text: request(operation, [["ImageId", imageId]]) },
      { tool: "rest", act: "launch", text: request("RunInstances", launch(image)) },
    ];
  },
};

function launch(image: UsableImage): [string, string][] {
  return [
    ["ImageId", image.ref.imageId],
    ["InstanceType", "<instance-type>"],
    ["InstanceChargeType", "PostPaid"],
    ["ScheduleAreaLevel", "Region"],
    ["EnsRegionId", "<node>"],
    ["SystemDisk.Size", systemDiskGiB(image)],
    ["Amount", "1"],
  ];
}

function systemDiskGiB({ systemDiskGiB: size }: UsableImage): string {
  return size === null ? "<GiB>" : String(size);
}

function request(action: string, parameters: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
  return [
    `POST https://ens.aliyuncs.com/?${query}`,
    `x-acs-action: ${action}`,
    "x-acs-version: 2017-11-10",
  ].join("\n");
}
