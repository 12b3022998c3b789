import type { DialectId } from "../domain/cloud";
import { provenance as alibabaEns } from "./alibaba-ens/provenance";
import { provenance as baiduBcc } from "./baidu-bcc/provenance";
import { provenance as jdcloudVm } from "./jdcloud-vm/provenance";
import type { Provenance } from "./mapping";
import { provenance as tencentCvm } from "./tencent-cvm/provenance";
import { provenance as tencentCvmV2 } from "./tencent-cvm-v2/provenance";

/** What every field of a picture rests on, by dialect and operation. */
const PROVENANCE: Record<DialectId, readonly Provenance[]> = {
  "tencent-cvm": tencentCvm,
  "tencent-cvm-v2": tencentCvmV2,
  "jdcloud-vm": jdcloudVm,
  "baidu-bcc": baiduBcc,
  "alibaba-ens": alibabaEns,
};

/** The table of one operation, or null for an operation that tells nothing of an image's fields. */
export function provenanceOf(dialect: DialectId, operation: string): Provenance | null {
  return PROVENANCE[dialect].find((table) => table.operation === operation) ?? null;
}
