import { hclString } from "../../domain/quoting";
import { hostOf } from "../catalog";
import type { Commands } from "../commands";

/** The requests are of "GetImage" and "CreateInstance", Baidu BCC. Baidu's own command line knows object storage only. */
export const commands: Commands = {
  consoleUrl: "https://console.bce.baidu.com/bcc/#/bcc/image/list",
  of({ ref: { regionId, imageId } }) {
    const origin = `https://${hostOf("baidu-bcc", regionId)}`;
    return [
      {
        tool: "terraform",
        act: "launch",
        text: [
          'resource "baiducloud_instance" "example" {',
          '  name                  = "<name>"',
          `  image_id              = ${hclString(imageId)}`,
          `  availability_zone     = ${hclString(`cn-${regionId}-<zone>`)}`,
          '  instance_spec         = "<instance-type>"',
          "  billing = {",
          '    payment_timing = "Postpaid"',
          "  }",
          "}",
        ].join("\n"),
      },
      { tool: "rest", act: "look", text: `GET ${origin}/v2/image/${imageId}` },
      {
        tool: "rest",
        act: "launch",
        text: [
          `POST ${origin}/v2/instance?clientToken=<uuid>`,
          "Content-Type: application/json",
          "",
          JSON.stringify(
            {
              imageId,
              spec: "<instance-type>",
              zoneName: `cn-${regionId}-<zone>`,
              billing: { paymentTiming: "Postpaid" },
            },
            null,
            2,
          ),
        ].join("\n"),
      },
    ];
  },
};
