import type { Provenance } from "../mapping";

/** What every field of a picture by the legacy API rests on ("DescribeImages", document 213/1272). */
export const imageTable: Provenance = {
  operation: "DescribeImages",
  fields: {
    "ref.imageId": { basis: "reported", from: ["unImgId"] },
    name: { basis: "reported", from: ["imageName"] },
    description: { basis: "reported", from: ["imageDescription"] },
    owner: { basis: "reported", from: ["creator", "createor"] },
    ownership: { basis: "mapped", from: ["imageType"] },
    status: { basis: "mapped", from: ["status"] },
    "os.family": { basis: "derived", from: ["osName"] },
    "os.text": { basis: "reported", from: ["osName"] },
    "os.distribution": { basis: "derived", from: ["osName"] },
    "os.release": { basis: "derived", from: ["osName"] },
    "os.language": { basis: "derived", from: ["osName"] },
    architecture: { basis: "derived", from: ["osName"] },
    // No document states the zone of these times.
    createdAt: { basis: "assumed", from: ["createTime"] },
  },
  documented: [],
};

export const provenance: Provenance[] = [imageTable];
