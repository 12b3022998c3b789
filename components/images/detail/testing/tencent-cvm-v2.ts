import type { ImageDetail } from "@/lib/domain/image-detail";
import { makeAnswer, makeDetail, makeEvidence, makeFailure, makeImage } from "./make-detail";

const item = {
  unImgId: "img-1234test",
  imageName: "test",
  imageDescription: "test",
  osName: "Ubuntu 12.04 64bit",
  imageType: 1,
  createTime: "2014-09-27 10:11:00",
  createor: "1000",
  status: 2,
};

/**
 * The image that Tencent Cloud's legacy document prints: a time without zone, the creator under a misspelled key, and
 * sharing that the key may not see. Its source fails.
 */
export const tencentV2: ImageDetail = makeDetail(
  makeImage("tencent-cvm-v2", {
    ref: { connectionId: "tc-old", regionId: "gz", imageId: "img-1234test" },
    name: "test",
    description: "test",
    owner: "1000",
    ownership: { value: "private", raw: "1" },
    status: { value: "available", raw: "2" },
    os: {
      family: { value: "linux", raw: "Ubuntu 12.04 64bit" },
      text: "Ubuntu 12.04 64bit",
      distribution: "ubuntu",
      release: "12.04",
      language: null,
    },
    sharing: {
      audience: "not-reported",
      used: null,
      limit: 50,
      limitBasis: "documented",
      targets: "not-permitted",
    },
    createdAt: { iso: "2014-09-27T02:11:00.000Z", raw: "2014-09-27 10:11:00", zone: "assumed" },
    notes: [
      { code: "zone-assumed", path: "createTime", raw: "2014-09-27 10:11:00" },
      { code: "key-alias", path: "createor", raw: "1000" },
    ],
  }),
  {
    connectionName: "tc-old",
    evidence: makeEvidence("DescribeImages", {
      name: "reported imageName",
      description: "reported imageDescription",
      owner: "reported createor",
      ownership: "mapped imageType",
      status: "mapped status",
      "os.family": "derived osName",
      "os.text": "reported osName",
      "os.distribution": "derived osName",
      "os.release": "derived osName",
      createdAt: "reported createTime",
    }),
    answers: [makeAnswer("DescribeImages", item, { kind: "list-item", requestId: null })],
    askFailure: makeFailure({
      dialect: "tencent-cvm-v2",
      operation: "GetImageShareUinInfo",
      code: "4104",
      action: "GetImageShareUinInfo",
      requestId: null,
    }),
    source: {
      connectionId: "tc-old",
      connectionName: "tc-old",
      cloud: "tencent-cvm",
      dialect: "tencent-cvm-v2",
      regionId: "gz",
      condition: "failing",
      images: 12,
      readAt: "2026-11-21T06:12:00.000Z",
      reading: false,
      failingSince: "2026-11-21T06:30:00.000Z",
      failure: makeFailure({
        dialect: "tencent-cvm-v2",
        kind: "wrong-secret",
        operation: "DescribeImages",
        httpStatus: 401,
        code: "4100",
        action: null,
      }),
    },
  },
);
