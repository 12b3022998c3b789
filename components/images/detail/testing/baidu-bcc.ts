import type { ImageDetail } from "@/lib/domain/image-detail";
import { makeAnswer, makeDetail, makeEvidence, makeImage } from "./make-detail";

const baiduBody = {
  image: {
    id: "m-nky7qeom",
    createTime: "2015-06-17T10:37:02Z",
    name: "ubuntu-14.04.1-server-amd64-201506171832",
    type: "System",
    osType: "linux",
    osVersion: "14.04.1 LTS",
    osName: "Ubuntu",
    osBuild: "2015061700",
    osArch: "x86_64 (64bit)",
    status: "Available",
    desc: null,
    shareToUserNumLimit: 50,
    sharedToUserNum: 20,
  },
};

/** The image that Baidu's document of GetImage prints: 20 of 50 shares used, no disks told. */
export const baiduUbuntu: ImageDetail = makeDetail(
  makeImage("baidu-bcc", {
    ref: { connectionId: "bd-main", regionId: "bj", imageId: "m-nky7qeom" },
    operation: "GetImage",
    name: "ubuntu-14.04.1-server-amd64-201506171832",
    ownership: { value: "public", raw: "System" },
    status: { value: "available", raw: "Available" },
    os: {
      family: { value: "linux", raw: "linux" },
      text: "Ubuntu 14.04.1 LTS",
      distribution: "ubuntu",
      release: "14.04",
      language: null,
    },
    architecture: { value: "x86_64", raw: "x86_64 (64bit)" },
    sharing: {
      audience: "not-reported",
      used: 20,
      limit: 50,
      limitBasis: "image",
      targets: "not-applicable",
    },
    createdAt: { iso: "2015-06-17T10:37:02.000Z", raw: "2015-06-17T10:37:02Z", zone: "stated" },
    facts: [{ path: "osBuild", value: "2015061700" }],
  }),
  {
    connectionName: "bd-main",
    evidence: makeEvidence("GetImage", {
      name: "reported name",
      description: "reported desc",
      ownership: "mapped type",
      status: "mapped status",
      "os.family": "mapped osType",
      "os.text": "derived osName, osVersion",
      "os.distribution": "mapped osName",
      "os.release": "mapped osVersion",
      "os.language": "reported osLang",
      architecture: "mapped osArch",
      "sharing.used": "reported sharedToUserNum",
      "sharing.limit": "reported shareToUserNumLimit",
      createdAt: "reported createTime",
    }),
    answers: [
      makeAnswer("GetImage", baiduBody, { requestId: "1214cca7-4ad5-451d-9215-71cb844c0a50" }),
      makeAnswer("ListImages", baiduBody.image, {
        kind: "list-item",
        receivedAt: "2026-11-21T09:20:00.000Z",
      }),
    ],
  },
);
