import type { DialectId } from "../domain/cloud";
import { CATALOG, type CatalogOperation } from "../providers/catalog";

/**
 * What an admin grants a key at its cloud. `document`: a text to copy, in the cloud's documented policy language.
 * `operations`: the cloud documents no permission per operation, so the page names the operations and says where to
 * look (`connections.policy.where.<dialect>`). Nothing here writes at a cloud.
 */
export type Policy = {
  operations: { name: string; action: string; use: CatalogOperation["use"]; required: boolean }[];
  documents: { title: string; url: string }[];
} & ({ kind: "document"; fileName: string; text: string } | { kind: "operations" });

/** The smallest policy that lets the product read everything it shows. */
export function policyOf(dialect: DialectId): Policy {
  const { operations: known } = CATALOG[dialect];
  const rule = RULES[dialect];
  const operations = known
    .filter(({ use }) => rule.uses.includes(use))
    .map(({ name, action, use }) => ({ name, action, use, required: use === "list" }));
  const { documents } = rule;
  if (!rule.write) return { kind: "operations", operations, documents };
  const text = JSON.stringify(rule.write(operations.map(({ action }) => action)), null, 2);
  return { kind: "document", fileName: "nephoscope-read.json", text, operations, documents };
}

type Rule = {
  /** What a key must be allowed to; the rest works for every key, or has a documented list in its place. */
  uses: CatalogOperation["use"][];
  write: ((actions: string[]) => unknown) | null;
  documents: { title: string; url: string }[];
};

const READ: CatalogOperation["use"][] = ["list", "detail", "sharing", "quota"];

/** CAM's syntax has lower-case names and version 2.0. */
const cam = (actions: string[]) => ({
  version: "2.0",
  statement: [{ effect: "allow", action: actions, resource: ["*"] }],
});

/** RAM's syntax has capitalised names and version 1. */
const ram = (actions: string[]) => ({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
});

const CAM_DOCUMENT = {
  title: "CAM, element reference overview",
  url: "https://www.tencentcloud.com/document/product/598/10603",
};

const RULES: Record<DialectId, Rule> = {
  "tencent-cvm": { uses: READ, write: cam, documents: [CAM_DOCUMENT] },
  "tencent-cvm-v2": { uses: READ, write: cam, documents: [CAM_DOCUMENT] },
  "alibaba-ens": {
    uses: [...READ, "regions"],
    write: ram,
    documents: [
      {
        title: "RAM, policy structure and syntax",
        url: "https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax",
      },
    ],
  },
  // BCC has a policy for read-only access as a whole; per operation nothing is published.
  "baidu-bcc": {
    uses: [...READ, "regions"],
    write: null,
    documents: [
      {
        title: "Identity and access management, Baidu BCC",
        url: "https://intl.cloud.baidu.com/en/doc/BCC/s/mjxkcdfp8-intl-en",
      },
    ],
  },
  // No published page names these operations' permissions.
  "jdcloud-vm": { uses: READ, write: null, documents: [] },
};
