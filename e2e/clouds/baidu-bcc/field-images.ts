import type { Dice } from "../dice";
import { dataDisk, foreign, listed, os, own, people } from "./shapes";
import type { Listed, RegionId, StoredImage } from "./world";

/**
 * Images of the account `bd-core` and images shared with it that each show one thing the cloud can do:
 * every state, every counter, words that no document lists. Beijing has all, the others a part.
 */
export function fieldImages(region: RegionId, chance: Dice): StoredImage[] {
  if (region === "bj") return beijing(chance);
  return region === "gz" ? guangzhou(chance) : hongKong(chance);
}

const sampled = { osBuild: "2024061800" };

function beijing(chance: Dice): StoredImage[] {
  return [
    // Three as in the answers constructed from the documents.
    own(web("m-Ab12Cd34", "web-base-202602", "2026-02-11T03:20:45Z", sampled), people(3, chance)),
    own(
      listed({
        id: "m-Wn34Xy56",
        name: "报表服务器-2026",
        type: "Custom",
        createTime: "2026-02-11T03:20:45Z",
        os: os.windows2019,
        minDiskGb: 50,
        more: { encrypted: true },
      }),
      [],
    ),
    wholeDatabase(chance),
    own(web("m-Gw48Oa01", "order-gateway-golden-2026.11", "2026-11-12T06:41:09Z"), people(48, chance)),
    own(web("m-Ng50Ed02", "nginx-edge-golden-2026.10", "2026-10-08T02:15:33Z"), people(50, chance)),
    own(gpu("m-Tr12Cu03", "gpu-train-cuda12.8-torch2.7", "2026-06-18T09:05:51Z"), people(12, chance)),
    kafkaBroker(chance),
    own(web("m-Bb07Hd05", "bbc-hadoop-datanode", "2023-07-19T11:22:07Z", { type: "BbcCustom" }), []),
    own(
      web("m-Eb09My06", "ebc-mysql-8.4", "2026-04-02T08:30:00Z", { type: "EbcCustom", minDiskGb: 100 }),
      people(2, chance),
    ),
    own(
      web("m-Fp18Ku07", "fpga-video-transcode", "2018-11-30T13:01:44Z", {
        type: "FpgaBccCustom",
        fpgaType: "KU115",
      }),
      [],
    ),
    own(web("m-Cr20Ea08", "web-base-20261120", "2026-11-20T05:58:12Z", { status: "Creating" }), []),
    own(web("m-Cf01Da09", "jenkins-agent-20260903", "2026-09-03T01:12:40Z", { status: "CreatedFailed" }), []),
    // The Go SDK of the cloud spells the same state without the d.
    own(web("m-Cf02Sd10", "jenkins-agent-20260904", "2026-09-04T01:13:02Z", { status: "CreateFailed" }), []),
    own(web("m-Na03Vb11", "redis-6.2-golden", "2021-05-25T07:44:18Z", { status: "NotAvailable" }), []),
    own(web("m-Er04Ro12", "es-7.17-hot-node", "2022-08-15T10:27:56Z", { status: "Error" }), []),
    own(
      web("m-Fs05Sa13", "财务系统-等保加固", "2025-03-28T03:09:27Z", {
        specialVersion: "financial_safty",
        encrypted: true,
        desc: "仅限财务部使用",
      }),
      people(1, chance),
    ),
    // Words and a field that no document lists.
    own(
      web("m-Uk06Wo14", "dcc-batch-node", "2026-07-07T07:07:07Z", {
        type: "DccCustom",
        status: "Replicating",
        bootMode: "uefi",
      }),
      [],
    ),
    { ...own({ id: "m-Mi07Ni15", type: "Custom", status: "Available" }, []), detailOnly: {} },
    {
      ...own(
        { id: "m-Nu08Ll16", name: null, type: "Custom", osName: null, createTime: null, desc: null },
        [],
      ),
      detailOnly: { shareToUserNumLimit: null, sharedToUserNum: null },
    },
    shared("m-Sh01Ri17", "风控-离线特征-2026q3", "2026-09-22T04:50:10Z"),
    shared("m-Sh02Ri18", "partner-payment-sdk-host", "2025-12-05T09:18:36Z"),
    shared("m-Sh03Ri19", "algo-notebook-2024", "2024-10-14T02:33:21Z"),
  ];
}

function guangzhou(chance: Dice): StoredImage[] {
  return [
    own(gpu("m-Gz12Cu01", "gpu-infer-cuda12.4-vllm", "2026-08-26T12:10:05Z"), people(6, chance)),
    own(web("m-Gz48Cd02", "cdn-origin-golden-2026.09", "2026-09-17T03:37:48Z"), people(48, chance)),
    own(web("m-Gz00Cr03", "im-server-20261118", "2026-11-18T15:20:31Z", { status: "Creating" }), []),
    own(web("m-Gz01Eb04", "ebc-oceanbase-4.3", "2026-01-21T06:02:59Z", { type: "EbcCustom" }), []),
    shared("m-Gz05Sh05", "华南-日志采集-基线", "2026-03-11T01:25:14Z"),
  ];
}

function hongKong(chance: Dice): StoredImage[] {
  return [
    own(web("m-Hk50Ba01", "hk-bastion-golden-2026.08", "2026-08-05T10:11:12Z"), people(50, chance)),
    own(web("m-Hk00En02", "payment-hk-encrypted", "2026-05-13T08:46:30Z", { encrypted: true }), []),
    own(web("m-Hk01Fa03", "cross-border-proxy", "2026-10-30T22:05:41Z", { status: "CreatedFailed" }), []),
    shared("m-Hk02Sh04", "global-login-base", "2025-08-19T14:59:02Z"),
  ];
}

function wholeDatabase(chance: Dice): StoredImage {
  const facts = { id: "m-Bg78Im90", name: "db-whole-20260301", createTime: "2026-02-11T03:20:45Z" };
  const published = {
    ...dataDisk(facts, { number: 1, sizeGb: 200 }, chance),
    id: "s-6r3dam6F",
    createTime: "2026-03-01T18:00:12Z",
    volumeId: "v-1QabCd2e",
    insnapId: "is-Kk11Ll22",
  };
  const image = web(facts.id, facts.name, facts.createTime, {
    ...sampled,
    minDiskGb: 60,
    package: true,
  });
  return own(image, [], { snapshot: [published] });
}

/** Under the key that the cloud's Go SDK reads; the appendix of the documents calls it `snapshot`. */
function kafkaBroker(chance: Dice): StoredImage {
  const facts = { id: "m-Kf39Br04", name: "kafka-3.9-broker", createTime: "2026-10-21T09:00:00Z" };
  const disks = [
    { number: 1, sizeGb: 2000 },
    { number: 2, sizeGb: 2000, encrypted: true },
    { number: 3, sizeGb: 2000, released: true },
    { number: 4, sizeGb: 500, status: "NotAvailable" },
  ];
  const image = web(facts.id, facts.name, facts.createTime, { minDiskGb: 60, package: true });
  return own(image, people(4, chance), { snapshots: disks.map((disk) => dataDisk(facts, disk, chance)) });
}

function web(id: string, name: string, createTime: string, more: Record<string, unknown> = {}): Listed {
  return listed({
    id,
    name,
    type: "Custom",
    createTime,
    os: os.centos7,
    minDiskGb: 40,
    more,
  });
}

function gpu(id: string, name: string, createTime: string): Listed {
  return listed({ id, name, type: "GpuBccCustom", createTime, os: os.ubuntu2204, minDiskGb: 100 });
}

function shared(id: string, name: string, createTime: string): StoredImage {
  return foreign(
    listed({ id, name, type: "Sharing", createTime, os: os.ubuntu2204, minDiskGb: 40 }),
    "bd-core",
  );
}
