import type { Image, ImageRef, Note, Os, Ownership, Status } from "../../domain/image";
import type { ShareTarget, Sharing } from "../../domain/sharing";
import type { ReadItem } from "../envelope";
import {
  cloudTime,
  imageOf,
  noteTime,
  noteUnknown,
  remainder,
  textOrNull,
  UNTOLD,
  vocabulary,
} from "../mapping";
import { familyIn, readSystem, statedArchitecture } from "../operating-system";
import { imageTable } from "./provenance";
import type { WireImage, WireShareTarget } from "./schema";

const ownership = vocabulary<Ownership>({ 1: "private", 2: "public", 3: "marketplace", 4: "shared" });

/** 4 is the destination of a copy between regions, 5 its source. */
const status = vocabulary<Status>({ 1: "creating", 2: "available", 3: "in-use", 4: "copying", 5: "copying" });

/** One image of the legacy `DescribeImages` (document 213/1272). It tells neither sizes nor disks. */
export function toImage(read: ReadItem<WireImage>, place: Omit<ImageRef, "imageId">): Image {
  const { wire, item } = read;
  const { facts, notes: undocumented } = remainder(item, imageTable);
  const notes: Note[] = [...read.notes, ...undocumented];
  const image = imageOf({
    ref: { ...place, imageId: wire.unImgId },
    cloud: "tencent-cvm",
    dialect: "tencent-cvm-v2",
    operation: imageTable.operation,
    name: textOrNull(wire.imageName),
    description: textOrNull(wire.imageDescription),
    owner: ownerOf(wire, notes),
    ownership: ownership(wire.imageType),
    status: status(wire.status),
    os: osOf(wire.osName),
    architecture: statedArchitecture(wire.osName) ?? "not-reported",
    sharing: wire.imageType === null || wire.imageType === "1" ? UNTOLD.sharing : NOT_SHAREABLE,
    createdAt: cloudTime(wire.createTime),
    facts,
    notes,
  });
  noteUnknown(notes, "imageType", image.ownership);
  noteUnknown(notes, "status", image.status);
  noteTime(notes, "createTime", wire.createTime, image.createdAt);
  return image;
}

/** The field table says `creator`, the published example sends `createor`. */
function ownerOf({ creator, createor }: WireImage, notes: Note[]): string | null {
  const [named, misspelt] = [textOrNull(creator), textOrNull(createor)];
  if (named !== null && misspelt !== null && named !== misspelt) {
    notes.push({ code: "field-conflict", path: "createor", raw: misspelt });
  }
  if (named === null && misspelt !== null) notes.push({ code: "key-alias", path: "createor", raw: misspelt });
  return named ?? misspelt;
}

/** The API has no field for any part of this but the text, so all else is derived and carries no word of its own. */
function osOf(osName: string | null | undefined): Os {
  const { distribution, release, language } = readSystem(osName);
  const family = familyIn(osName);
  return {
    family: family === null ? "not-reported" : { value: family, raw: null },
    text: textOrNull(osName),
    distribution,
    release,
    language,
  };
}

/** Only the owner of a custom image may ask whom it is shared with. */
export const NOT_SHAREABLE: Sharing = { ...UNTOLD.sharing, targets: "not-applicable" };

export const SHARING_NOT_PERMITTED: Sharing = { ...UNTOLD.sharing, targets: "not-permitted" };

/** The answer of `GetImageShareUinInfo` for one image: the only call of either API that tells the limit. */
export function toSharing(limit: number | null, shares: readonly WireShareTarget[]): Sharing {
  const targets = shares.map(
    ({ uin, shareTimeStamp }): ShareTarget => ({
      account: uin,
      name: null,
      sharedAt: cloudTime(shareTimeStamp),
    }),
  );
  return {
    audience: { value: targets.length > 0 ? "named-targets" : "owner-only", raw: null },
    used: targets.length,
    limit,
    limitBasis: limit === null ? "none-published" : "image",
    targets,
  };
}
