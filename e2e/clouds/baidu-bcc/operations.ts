import type { RawRequest } from "../emulator";
import { Refused, refusals } from "./answers";
import { readBody, readPageSize, readQuery } from "./parameters";
import type { Call } from "./route";
import { type StoredImage, typesOf } from "./world";

/** What the account behind the key can see in the region of this listener. */
export type Stock = {
  accountId: string;
  images: readonly StoredImage[];
  regions: readonly Region[];
  /** The most items on a page; 0: as many as asked. */
  pageCap?: number;
};

export type Region = { regionId: string; regionName: string; regionEndpoint: string };

/** Answers a verified request. Throws `Refused` for bad parameters and for images that are not there. */
export function perform(call: Call, request: RawRequest, stock: Stock): unknown {
  switch (call.operation) {
    case "ListImages":
      return listImages(request, stock);
    case "GetImage":
      return getImage(request, stock, call.imageId);
    case "ListSharedUser":
      return listSharedUser(request, stock, call.imageId);
    case "DescribeRegions":
      return describeRegions(request, stock);
    case "GetAvailableImagesBySpec":
      return availableBySpec(request, stock);
  }
}

function listImages(request: RawRequest, stock: Stock) {
  const query = readQuery(request.target, ["marker", "maxKeys", "imageType", "imageName"]);
  const asked = readPageSize(query.get("maxKeys"), { usual: 1000, most: 1000 });
  const maxKeys = Math.min(asked, stock.pageCap || asked);
  const types = typesOf(query.get("imageType") ?? "All");
  if (types === null) throw new Refused(refusals.badRequest);
  const name = query.get("imageName") ?? "";
  const matches = visible(stock).filter(
    ({ listed }) => (types === "all" || types.includes(listed.type)) && (listed.name ?? "").includes(name),
  );
  const { page, ...paging } = pageOf(matches, ({ listed }) => listed.id, {
    marker: query.get("marker") ?? "",
    maxKeys,
  });
  return { ...paging, images: page.map(({ listed }) => listed) };
}

function getImage(request: RawRequest, stock: Stock, imageId: string) {
  readQuery(request.target, []);
  const { listed, detailOnly } = find(stock, imageId);
  return { image: { ...listed, ...detailOnly } };
}

function listSharedUser(request: RawRequest, stock: Stock, imageId: string) {
  readQuery(request.target, []);
  const image = find(stock, imageId);
  // "Custom" in the cloud's sense: the account's own, whatever machine it is for.
  if (image.account === null || image.listed.type === "Sharing") throw new Refused(refusals.notCustom);
  return { users: image.sharedWith };
}

function describeRegions(request: RawRequest, { regions }: Stock) {
  readQuery(request.target, []);
  const { region, ...unknown } = readBody(request.body);
  if (Object.keys(unknown).length > 0) throw new Refused(refusals.inappropriateJson);
  if (region === undefined) return { regions };
  const named = regions.filter(({ regionId }) => regionId === region);
  if (named.length === 0) throw new Refused(refusals.badRequest);
  return { regions: named };
}

function availableBySpec(request: RawRequest, stock: Stock) {
  const query = readQuery(request.target, ["spec", "osName", "marker", "maxKeys"]);
  if (!query.get("spec")) throw new Refused(refusals.badRequest);
  const maxKeys = readPageSize(query.get("maxKeys"), { usual: 10, most: 100 });
  const osName = query.get("osName");
  const matches = visible(stock).filter(
    ({ listed }) =>
      listed.status === "Available" &&
      (listed.type === "System" || listed.type === "Custom") &&
      (!osName || listed.osName === osName),
  );
  const { page, ...paging } = pageOf(matches, ({ listed }) => listed.id, {
    marker: query.get("marker") ?? "",
    maxKeys,
  });
  const images = page.map(({ listed }) => ({
    imageId: listed.id,
    imageName: listed.name,
    osType: listed.osType,
    osVersion: listed.osVersion,
    osArch: listed.osArch,
    osName: listed.osName,
    osLang: listed.osLang,
    // The appendix of the documents types this number as text.
    minSizeInGiB: String(listed.minDiskGb ?? 0),
  }));
  return { ...paging, images };
}

/** A page starts at its marker, which is the id of its first image; the last page names no next one. */
function pageOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  { marker, maxKeys }: { marker: string; maxKeys: number },
) {
  const from = marker === "" ? 0 : items.findIndex((item) => idOf(item) === marker);
  if (from < 0) throw new Refused(refusals.badRequest);
  const next = items[from + maxKeys];
  return {
    marker,
    isTruncated: next !== undefined,
    ...(next === undefined ? {} : { nextMarker: idOf(next) }),
    maxKeys,
    page: items.slice(from, from + maxKeys),
  };
}

function visible({ images, accountId }: Stock): StoredImage[] {
  return images
    .filter(({ account }) => account === null || account === accountId)
    .sort((a, b) => (a.listed.id < b.listed.id ? -1 : 1));
}

function find(stock: Stock, imageId: string): StoredImage {
  const image = visible(stock).find(({ listed }) => listed.id === imageId);
  if (image === undefined) throw new Refused(refusals.noSuchObject);
  return image;
}
