import { invalidArgument, Refused, refusals } from "./answers";
import { readParameters } from "./parameters";
import type { StoredImage } from "./world";

const elsewhere = [
  { resourceType: "instance", limit: 200, used: 143 },
  { resourceType: "instance_cpu", limit: 2000, used: 1184 },
  { resourceType: "instance_memory", limit: 8000, used: 5216 },
  { resourceType: "instance_local_disk", limit: 50, used: 6 },
  { resourceType: "keypair", limit: 100, used: 22 },
  { resourceType: "instanceTemplate", limit: 100, used: 31 },
];

const OWN_IMAGES = 50;
const SHARES_PER_IMAGE = 20;

/** Limits and use, of the region or (imageShare) of one own image that `imageId` has to name. */
export function describeQuotas(
  target: string,
  { own, find }: { own: readonly StoredImage[]; find(imageId: string): StoredImage },
) {
  const { plain, filters } = readParameters(target, { plain: ["imageId"], filters: true });
  const imageId = plain.get("imageId");
  const image = imageId === undefined ? null : find(imageId);
  if (image !== null && !own.includes(image)) throw new Refused(refusals.notOwn);

  const quotas = [
    ...elsewhere,
    { resourceType: "image", limit: OWN_IMAGES, used: own.length },
    ...(image === null
      ? []
      : [{ resourceType: "imageShare", limit: SHARES_PER_IMAGE, used: image.members.length }]),
  ];
  let asked = quotas.map(({ resourceType }) => resourceType);
  for (const { name, operator, values } of filters) {
    if (name !== "resourceTypes") throw new Refused(invalidArgument(`Invalid filter '${name}'`));
    if (operator !== "eq" && operator !== "in") {
      throw new Refused(invalidArgument(`Invalid operator '${operator}'`));
    }
    if (values.includes("imageShare") && image === null) {
      throw new Refused(invalidArgument("imageId is required for imageShare"));
    }
    const unknown = values.find((value) => !quotas.some(({ resourceType }) => resourceType === value));
    if (unknown !== undefined) throw new Refused(invalidArgument(`Invalid resourceType '${unknown}'`));
    asked = asked.filter((type) => values.includes(type));
  }
  return { quotas: quotas.filter(({ resourceType }) => asked.includes(resourceType)) };
}
