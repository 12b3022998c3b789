import { randomBytes } from "node:crypto";
import type { DialectId } from "@/lib/domain/cloud";
import * as ens from "../clouds/alibaba-ens";
import * as baidu from "../clouds/baidu-bcc";
import type { FakeKey } from "../clouds/emulator";
import * as jdcloud from "../clouds/jdcloud-vm";
import * as tencent from "../clouds/tencent-cvm";
import * as tencentV2 from "../clouds/tencent-cvm-v2";
import type { Canary } from "./scan";

/** The keys that are typed for one dialect: each goes through the product on another way. */
export type KeySet = {
  dialect: DialectId;
  /** Stored first, with its token. */
  temporary: FakeKey & { token: string };
  /** Takes its place. */
  lasting: FakeKey;
  /** Refused by the cloud in between: a known key with a secret of somebody else's. */
  wrong: FakeKey & { token: string };
};

/** Signs that signatures, addresses, JSON and pages each write in another way. */
const ODD = "/+=";

export const KEY_SETS: readonly KeySet[] = [
  keySet("tencent-cvm", tencent.keys.temporary, tencent.keys.prod),
  keySet("tencent-cvm-v2", tencentV2.keys.temporary, tencentV2.keys.legacy),
  keySet("jdcloud-vm", jdcloud.keys.temporary, jdcloud.keys.retail),
  keySet("baidu-bcc", baidu.keys.temporary, baidu.keys.core),
  keySet("alibaba-ens", ens.keys.sts, ens.keys.edge),
];

function keySet(dialect: DialectId, temporary: KeySet["temporary"], lasting: FakeKey): KeySet {
  const wrong = {
    ...temporary,
    secret: `wrong${ODD}${randomBytes(12).toString("hex")}`,
    token: `stale${ODD}${randomBytes(24).toString("hex")}`,
  };
  return { dialect, temporary, lasting, wrong };
}

export function canariesOf({ dialect, ...keys }: KeySet): Canary[] {
  return Object.entries(keys).flatMap(([which, key]: [string, FakeKey]): Canary[] => {
    const name = `${dialect}, ${which}`;
    return [
      { kind: "cloud secret", name, value: key.secret },
      { kind: "cloud key id", name, value: key.id },
      ...(key.token === undefined ? [] : [{ kind: "cloud token" as const, name, value: key.token }]),
    ];
  });
}
