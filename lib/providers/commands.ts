import type { DialectId } from "../domain/cloud";
import type { Image } from "../domain/image";
import { commands as alibabaEns } from "./alibaba-ens/commands";
import { commands as baiduBcc } from "./baidu-bcc/commands";
import { commands as jdcloudVm } from "./jdcloud-vm/commands";
import { commands as tencentCvm } from "./tencent-cvm/commands";

/** What a command needs to know of an image. */
export type UsableImage = Pick<Image, "ref" | "placement" | "ownership" | "systemDiskGiB">;

/**
 * A text to take elsewhere: a command of the vendor's tool, a block of Terraform, or a request of the cloud's own API.
 * What only the reader can know stands in angle brackets.
 */
export type Command = { tool: "cli" | "terraform" | "rest"; act: "look" | "launch"; text: string };

/** The texts of one dialect, and where the vendor's console lists images. */
export type Commands = { of(image: UsableImage): Command[]; consoleUrl: string };

const COMMANDS: Record<DialectId, Commands> = {
  "tencent-cvm": tencentCvm,
  // The images are the same ones, and the current API is what to use for anything new.
  "tencent-cvm-v2": tencentCvm,
  "jdcloud-vm": jdcloudVm,
  "baidu-bcc": baiduBcc,
  "alibaba-ens": alibabaEns,
};

/** Ready texts for looking at an image and for launching from it, by the cloud that has it. */
export function commandsFor(dialect: DialectId, image: UsableImage): Command[] {
  return COMMANDS[dialect].of(image);
}

/** The page of the vendor's console where its images are. */
export function consoleUrlOf(dialect: DialectId): string {
  return COMMANDS[dialect].consoleUrl;
}
