import * as ens from "./alibaba-ens";
import * as baidu from "./baidu-bcc";
import { type Control, startControl } from "./control";
import { type CloudService, type FakeKey, type RunningCloud, startCloud } from "./emulator";
import * as jdcloud from "./jdcloud-vm";
import * as tencent from "./tencent-cvm";
import * as tencentV2 from "./tencent-cvm-v2";

/** A connection of the demo, with its fake key. */
export type DemoConnection = {
  id: string;
  name: string;
  dialect: string;
  regions: string[];
  credentials: { keyId: string; secret: string; token: string | null };
};

export type RunningClouds = {
  /** `dialect` or `dialect/region` → origin. */
  endpoints: Record<string, string>;
  connections: DemoConnection[];
  clouds: RunningCloud[];
  /** Where the switches of the emulators can be set: `http://127.0.0.1:port`. */
  control: string;
  stop(): Promise<void>;
};

/** Starts the emulators of all dialects, each on a free port of 127.0.0.1. */
export async function startClouds(options: { controlPort?: number } = {}): Promise<RunningClouds> {
  const listeners: { name: string; service: CloudService }[] = [
    ...baidu.regionIds.map((region) => ({
      name: `baidu-bcc/${region}`,
      service: baidu.service({ region }),
    })),
    { name: "jdcloud-vm", service: jdcloud.service() },
    { name: "tencent-cvm", service: tencent.service() },
    { name: "tencent-cvm-v2", service: tencentV2.service() },
    { name: "alibaba-ens/mainland", service: ens.service({ site: "mainland" }) },
    { name: "alibaba-ens/ap-southeast-1", service: ens.service({ site: "ap-southeast-1" }) },
  ];
  const clouds = await Promise.all(listeners.map(({ service }) => startCloud(service)));
  const endpoints: Record<string, string> = {};
  listeners.forEach(({ name }, position) => {
    const cloud = clouds[position];
    if (cloud) endpoints[name] = `http://${cloud.host}`;
  });
  // The global host of Baidu's region service is answered by every listener.
  endpoints["baidu-bcc"] = endpoints["baidu-bcc/bj"] ?? "";
  const control: Control = await startControl(clouds, options.controlPort);
  return {
    endpoints,
    connections: demoConnections(),
    clouds,
    control: control.origin,
    async stop() {
      await Promise.all([control.stop(), ...clouds.map((cloud) => cloud.stop())]);
    },
  };
}

function demoConnections(): DemoConnection[] {
  return [
    connection("bd-core", "baidu-bcc", [...baidu.regionIds], baidu.keys.core),
    connection("jd-retail", "jdcloud-vm", ["cn-north-1", "cn-east-2", "cn-south-1"], jdcloud.keys.retail),
    connection("tc-prod", "tencent-cvm", ["ap-guangzhou", "ap-shanghai", "ap-singapore"], tencent.keys.prod),
    connection("tc-sandbox", "tencent-cvm", ["ap-guangzhou", "ap-singapore"], tencent.keys.sandbox),
    connection("tc-legacy", "tencent-cvm-v2", ["ap-guangzhou"], tencentV2.keys.legacy),
    connection("ens-edge", "alibaba-ens", ["mainland", "ap-southeast-1"], ens.keys.edge),
  ];
}

/** Ids equal names, so that the demo's addresses can be read and stay the same. */
function connection(name: string, dialect: string, regions: string[], key: FakeKey): DemoConnection {
  const credentials = { keyId: key.id, secret: key.secret, token: key.token ?? null };
  return { id: name, name, dialect, regions, credentials };
}
