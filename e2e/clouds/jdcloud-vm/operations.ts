import type { RawRequest } from "../emulator";
import { imageNotFound, invalidArgument, Refused, refusals } from "./answers";
import { describeImages } from "./describe-images";
import { describeQuotas } from "./describe-quotas";
import { readParameters } from "./parameters";
import type { Call } from "./route";
import { groupOf, type StoredImage } from "./world";

/** What the account behind the key can see in the region of the call. */
export type Stock = { accountId: string; images: readonly StoredImage[] };

/** Answers a verified request. Throws `Refused` for bad parameters and for images that are not there. */
export function perform(call: Exclude<Call, { operation: "shareImage" }>, request: RawRequest, stock: Stock) {
  switch (call.operation) {
    case "describeImages":
      return describeImages(request.target, visible(stock));
    case "describeQuotas":
      return describeQuotas(request.target, {
        own: visible(stock).filter(({ image }) => groupOf(image) === "private"),
        find: (imageId) => find(stock, imageId),
      });
    case "describeImageConstraintsBatch":
      return constraintsBatch(request.target, stock);
    case "describeImage":
      readParameters(request.target, {});
      return { image: find(stock, call.imageId).image };
    case "describeImageMembers":
      readParameters(request.target, {});
      return members(find(stock, call.imageId));
    case "describeImageConstraints":
      readParameters(request.target, {});
      return { imageConstraints: constraints(find(stock, call.imageId)) };
  }
}

function members({ image, members: people }: StoredImage) {
  if (groupOf(image) !== "private") throw new Refused(refusals.notOwn);
  const pins = people.map(({ pin }) => pin);
  const loginNames = people.flatMap(({ loginName }) => loginName ?? []);
  // The older document knows `pins` alone.
  return loginNames.length > 0 ? { pins, loginNames } : { pins };
}

function constraintsBatch(target: string, stock: Stock) {
  const ids = readParameters(target, { lists: ["ids"] }).lists.get("ids");
  if (ids === undefined) throw new Refused(invalidArgument("ids is required"));
  const named = visible(stock).filter(({ image }) => ids.includes(image.imageId) && isOffered(image));
  return { imageConstraints: named.map(constraints) };
}

/** Only official and marketplace images have constraints; an own one is refused like a foreign one. */
function constraints({ image, constraint }: StoredImage) {
  if (!isOffered(image)) throw new Refused(refusals.notOwn);
  const none = { constraintsType: "excludes", instanceTypes: [] };
  return { imageId: image.imageId, imageInstanceTypeConstraint: constraint ?? none };
}

function isOffered(image: StoredImage["image"]): boolean {
  return ["public", "thirdparty"].includes(groupOf(image));
}

function visible({ images, accountId }: Stock): StoredImage[] {
  return images.filter(({ account }) => account === null || account === accountId);
}

function find(stock: Stock, imageId: string): StoredImage {
  const found = visible(stock).find(({ image }) => image.imageId === imageId);
  if (found === undefined) throw new Refused(imageNotFound(imageId));
  return found;
}
