import { z } from "zod";
import { wireItem } from "../envelope";
import { wireInteger, wireText, wireTextOrNumber } from "../wire";

/** What `normalize.ts` reads of an image. The table of the document says `creator`, its example `createor`. */
export const wireImage = z.object({
  unImgId: z.string().min(1),
  imageName: wireText,
  imageDescription: wireText,
  imageType: wireTextOrNumber,
  osName: wireText,
  createTime: wireText,
  creator: wireTextOrNumber,
  createor: wireTextOrNumber,
  status: wireTextOrNumber,
});
export type WireImage = z.output<typeof wireImage>;

/** Codes are a number in one example and text in the others. */
export const codeEnvelope = z.object({
  code: z.union([z.number().int(), z.string().regex(/^\d{1,9}$/)]).transform(Number),
});

export const imagesEnvelope = z.object({ totalCount: wireInteger, imageSet: z.array(wireItem).nullish() });

const wireShareTarget = z.object({
  uin: z.union([z.string(), z.number()]).transform(String),
  shareTimeStamp: wireText,
});
export type WireShareTarget = z.output<typeof wireShareTarget>;

export const sharesEnvelope = z.object({
  data: z.object({
    maxImgShareNum: wireInteger,
    imageList: z.array(z.object({ imageId: z.string(), shareUinInfo: z.array(wireShareTarget).nullish() })),
  }),
});
