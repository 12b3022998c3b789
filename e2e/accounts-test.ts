import * as baidu from "./clouds/baidu-bcc";
import * as jdcloud from "./clouds/jdcloud-vm";
import * as tencent from "./clouds/tencent-cvm";
import { type OwnPerson, planted } from "./own-demo";
import { testOn } from "./own-test";

export { answerOn, expect, settled } from "./own-test";

/** Several admins: one may have five keys checked in a minute. */
export const ADMINS = ["ada", "grace", "joan", "mary", "karen"].map(
  (name): OwnPerson => ({
    name: `${name[0]?.toUpperCase()}${name.slice(1)} Admin`,
    email: `${name}@example.com`,
    role: "admin",
    password: `a cloudy day for ${name}`,
  }),
) as [OwnPerson, OwnPerson, OwnPerson, OwnPerson, OwnPerson];

const { prod, sandbox, temporary } = tencent.keys;
const guangzhou = ["ap-guangzhou"];

/** The tests of accounts share one app; each has accounts that no other test touches. */
export const test = testOn({
  people: ADMINS,
  connections: [
    planted("rotated", "tencent-cvm", { key: prod, regions: guangzhou }),
    planted("untold", "jdcloud-vm", { key: jdcloud.keys.retail, regions: ["cn-north-1"] }),
    planted("ended", "tencent-cvm", {
      key: { ...temporary, token: "an-ended-token" },
      regions: ["ap-shanghai"],
    }),
    planted("limited", "tencent-cvm", { key: sandbox, regions: guangzhou }),
    planted("changed", "tencent-cvm", { key: prod, regions: ["ap-guangzhou", "ap-shanghai"] }),
    planted("paused", "baidu-bcc", { key: baidu.keys.core, regions: ["bj"] }),
    planted("pointed", "tencent-cvm", { key: prod, regions: guangzhou }),
    planted("leaving", "tencent-cvm", { key: prod, regions: ["ap-singapore"] }),
  ],
});

/** A secret of the right length that belongs to nobody. */
export const WRONG_SECRET = "wrongSecretWrongSecretWrong00001";
