import type { DialectId } from "../domain/cloud";
import { openAlibabaEns } from "./alibaba-ens";
import { openBaiduBcc } from "./baidu-bcc";
import { openJdcloudVm } from "./jdcloud-vm";
import type { ImageProvider, ProviderOptions } from "./port";
import { openTencentCvm } from "./tencent-cvm";
import { openTencentCvmV2 } from "./tencent-cvm-v2";

const OPENERS: Record<DialectId, (options: ProviderOptions) => ImageProvider> = {
  "tencent-cvm": openTencentCvm,
  "tencent-cvm-v2": openTencentCvmV2,
  "jdcloud-vm": openJdcloudVm,
  "baidu-bcc": openBaiduBcc,
  "alibaba-ens": openAlibabaEns,
};

/** Opens the provider that speaks a dialect. Nothing is sent until a method is called. */
export function openProvider(dialect: DialectId, options: ProviderOptions): ImageProvider {
  return OPENERS[dialect](options);
}
