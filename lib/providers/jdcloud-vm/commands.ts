import { hclString, shellCommand } from "../../domain/quoting";
import type { Commands } from "../commands";

/** "JD Cloud CLI"; the requests are of "describeImage" and "createInstances", JD Cloud VM. */
export const commands: Commands = {
  consoleUrl: "https://cns-console.jdcloud.com/host/image/list",
  of({ ref: { regionId, imageId } }) {
    const spec = {
      az: `${regionId}<zone>`,
      instanceType: "<instance-type>",
      imageId,
      name: "<name>",
      primaryNetworkInterface: { networkInterface: { subnetId: "<subnet-id>" } },
    };
    return [
      {
        tool: "cli",
        act: "look",
        text: shellCommand(
          ["jdc", "vm", "describe-image"],
          [
            ["--region-id", regionId],
            ["--image-id", imageId],
          ],
        ),
      },
      {
        tool: "cli",
        act: "launch",
        text: shellCommand(
          ["jdc", "vm", "create-instances"],
          [
            ["--region-id", regionId],
            ["--instance-spec", JSON.stringify(spec)],
          ],
        ),
      },
      {
        tool: "terraform",
        act: "launch",
        text: [
          'resource "jdcloud_instance" "example" {',
          `  az            = ${hclString(`${regionId}<zone>`)}`,
          '  instance_name = "<name>"',
          '  instance_type = "<instance-type>"',
          `  image_id      = ${hclString(imageId)}`,
          '  subnet_id     = "<subnet-id>"',
          "}",
        ].join("\n"),
      },
      {
        tool: "rest",
        act: "look",
        text: `GET https://vm.jdcloud-api.com/v1/regions/${regionId}/images/${imageId}`,
      },
      {
        tool: "rest",
        act: "launch",
        text: [
          `POST https://vm.jdcloud-api.com/v1/regions/${regionId}/instances`,
          "Content-Type: application/json",
          "",
          JSON.stringify({ instanceSpec: spec, maxCount: 1 }, null, 2),
        ].join("\n"),
      },
    ];
  },
};
