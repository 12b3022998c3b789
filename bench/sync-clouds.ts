/** The emulators of `bench/sync.ts`, in a process of their own so that its memory is the product's alone. */
import * as ens from "../e2e/clouds/alibaba-ens";
import * as baidu from "../e2e/clouds/baidu-bcc";
import { type CloudService, type FakeKey, startCloud } from "../e2e/clouds/emulator";
import { growBy } from "../e2e/clouds/growth";
import * as jdcloud from "../e2e/clouds/jdcloud-vm";
import * as tencent from "../e2e/clouds/tencent-cvm";

const { BENCH_MORE = "0", BENCH_DELAY_MS = "100" } = process.env;
growBy(Number(BENCH_MORE));

const listeners: [string, CloudService][] = [
  ...baidu.regionIds.map((region): [string, CloudService] => [
    `baidu-bcc/${region}`,
    baidu.service({ region }),
  ]),
  ["jdcloud-vm", jdcloud.service()],
  ["tencent-cvm", tencent.service()],
  ["alibaba-ens/mainland", ens.service({ site: "mainland" })],
  ["alibaba-ens/ap-southeast-1", ens.service({ site: "ap-southeast-1" })],
];
const endpoints: Record<string, string> = {};
for (const [name, service] of listeners) {
  const cloud = await startCloud(service);
  cloud.switches.delayMs = Number(BENCH_DELAY_MS);
  endpoints[name] = `http://${cloud.host}`;
}

/** Up to eight regions, as each cloud has them: three of Baidu, four of JD Cloud, the two sites of ENS. */
const accounts: { dialect: string; regions: readonly string[]; key: FakeKey }[] = [
  { dialect: "baidu-bcc", regions: baidu.regionIds, key: baidu.keys.core },
  { dialect: "jdcloud-vm", regions: jdcloud.regionIds, key: jdcloud.keys.retail },
  {
    dialect: "tencent-cvm",
    regions: [
      "ap-guangzhou",
      "ap-shanghai",
      "ap-singapore",
      "ap-beijing",
      "ap-chengdu",
      "ap-nanjing",
      "ap-tokyo",
      "ap-hongkong",
    ],
    key: tencent.keys.prod,
  },
  { dialect: "alibaba-ens", regions: ["mainland", "ap-southeast-1"], key: ens.keys.edge },
];
const connections = accounts.flatMap(({ dialect, regions, key }) =>
  [1, 2, 3].map((number) => ({
    id: `${dialect}-${number}`,
    name: `${dialect}-${number}`,
    dialect,
    regions: [...regions],
    credentials: { keyId: key.id, secret: key.secret, token: null },
  })),
);
process.stdout.write(`${JSON.stringify({ ready: true, endpoints, connections })}\n`);
process.stdin.resume().once("end", () => process.exit(0));
