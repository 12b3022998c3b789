import { hclString, shellCommand } from "../../domain/quoting";
import type { Commands } from "../commands";

/** TCCLI takes lists as JSON text ("Tencent Cloud CLI"); the requests are of "DescribeImages" and "RunInstances", CVM. */
export const commands: Commands = {
  consoleUrl: "https://console.cloud.tencent.com/cvm/image",
  of({ ref: { regionId, imageId } }) {
    return [
      {
        tool: "cli",
        act: "look",
        text: shellCommand(
          ["tccli", "cvm", "DescribeImages"],
          [
            ["--region", regionId],
            ["--ImageIds", JSON.stringify([imageId])],
          ],
        ),
      },
      {
        tool: "cli",
        act: "launch",
        text: shellCommand(
          ["tccli", "cvm", "RunInstances"],
          [
            ["--region", regionId],
            ["--Placement", JSON.stringify({ Zone: `${regionId}-<n>` })],
            ["--InstanceType", "<instance-type>"],
            ["--ImageId", imageId],
          ],
        ),
      },
      {
        tool: "terraform",
        act: "launch",
        text: [
          'resource "tencentcloud_instance" "example" {',
          `  availability_zone = ${hclString(`${regionId}-<n>`)}`,
          '  instance_type     = "<instance-type>"',
          `  image_id          = ${hclString(imageId)}`,
          "}",
        ].join("\n"),
      },
      { tool: "rest", act: "look", text: request("DescribeImages", regionId, { ImageIds: [imageId] }) },
      {
        tool: "rest",
        act: "launch",
        text: request("RunInstances", regionId, {
          Placement: { Zone: `${regionId}-<n>` },
          InstanceType: "<instance-type>",
          ImageId: imageId,
        }),
      },
    ];
  },
};

function request(action: string, regionId: string, body: object): string {
  return [
    "POST https://cvm.tencentcloudapi.com/",
    "Content-Type: application/json",
    `X-TC-Action: ${action}`,
    "X-TC-Version: 2017-03-12",
    `X-TC-Region: ${regionId}`,
    "",
    JSON.stringify(body, null, 2),
  ].join("\n");
}
