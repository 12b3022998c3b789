import { invalidArgument, Refused } from "./answers";
import { readInteger, readParameters, readWord } from "./parameters";
import { groupOf, type StoredImage } from "./world";

const plain = [
  "imageSource",
  "offline",
  "platform",
  "imageName",
  "rootDeviceType",
  "launchPermission",
  "status",
  "architecture",
  "bootMode",
  "serviceCode",
  "pageNumber",
  "pageSize",
];

/** All conditions are joined with AND (JD Cloud VM, describeImages); a page behind the end is empty. */
export function describeImages(target: string, visible: readonly StoredImage[]) {
  const query = readParameters(target, { plain, lists: ["ids", "instanceIds"] });
  const ids = query.lists.get("ids");
  const instanceIds = query.lists.get("instanceIds");
  const word = <T extends string>(name: string, words: readonly T[]) => readWord(query.plain, name, words);

  // To ask, only today's words are good, although answers may still use the older ones.
  const source = word("imageSource", ["public", "shared", "thirdparty", "private", "community"]);
  if (ids === undefined && source === null) {
    throw new Refused(invalidArgument("imageSource is required when ids is not set"));
  }
  const offline = word("offline", ["true", "false"]) === "true";
  const permission = word("launchPermission", ["all", "specifiedUsers", "ownerOnly"]);
  const pageNumber = readInteger(query.plain, "pageNumber", { usual: 1, least: 1, most: 999_999_999 });
  const pageSize = readInteger(query.plain, "pageSize", { usual: 20, least: 10, most: 100 });
  const name = query.plain.get("imageName")?.toLowerCase() ?? "";
  const exact = {
    platform: query.plain.get("platform") ?? null,
    rootDeviceType: word("rootDeviceType", ["localDisk", "cloudDisk"]),
    status: word("status", ["pending", "ready", "deleting", "error"]),
    architecture: word("architecture", ["x86_64", "arm64", "i386"]),
    bootMode: word("bootMode", ["bios", "uefi"]),
    serviceCode: query.plain.get("serviceCode") ?? null,
    launchPermission: source === "private" ? permission : null,
  };

  const matches = visible.filter(({ image }) => {
    const group = groupOf(image);
    if (ids !== undefined && !ids.includes(image.imageId)) return false;
    if (source !== null && group !== source) return false;
    if (
      ids === undefined &&
      ["public", "thirdparty"].includes(group) &&
      (image.offline ?? false) !== offline
    ) {
      return false;
    }
    if (instanceIds !== undefined && !instanceIds.includes(String(image.instanceId))) return false;
    if (!(image.name ?? "").toLowerCase().includes(name)) return false;
    return Object.entries(exact).every(([field, value]) => value === null || image[field] === value);
  });
  const from = (pageNumber - 1) * pageSize;
  return {
    images: matches.slice(from, from + pageSize).map(({ image }) => image),
    totalCount: matches.length,
  };
}
