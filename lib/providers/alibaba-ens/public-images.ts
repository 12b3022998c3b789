import type { Image } from "../../domain/image";
import type { ImagePage, PageToken, Told } from "../port";
import type { Client } from "./client";
import { toCatalogueImage, toPublicImage } from "./normalize";
import { readPosition, writePosition } from "./page-token";
import { refused, unreadable } from "./refusals";

/**
 * The public images: DescribeImages, joined by id with the catalogue DescribeImageInfos, which tells description,
 * distribution and release.
 *
 * DescribeImages also brings the account's own images (`self`) and, as `others`, shared and community images. Those of
 * DescribeSelfImages are walked in the other group, and the rest cannot be told apart from them, so this group keeps
 * what the cloud calls `system` and words that we do not know. No image is then walked twice.
 */
export function publicImages(client: Client, connectionId: string) {
  return {
    /** No document says that DescribeImages is complete, so the last page adds what only the catalogue knows. */
    async list(site: string, from: PageToken | null, signal: AbortSignal): Promise<ImagePage> {
      const at = readPosition(from);
      if (at === null) throw refused("DescribeImages", "malformed-page-token");
      const place = { connectionId, regionId: site };
      const page = await client.describeImages({ site, page: at.page }, signal);
      // Asked anew for each page: a walk may go on in another process, and the catalogue has no pages.
      const catalogue = await client.describeImageInfos(site, signal);
      const infos = new Map(catalogue.images.map((info) => [info.wire.ImageId, info]));

      const items: Told<Image>[] = [];
      let leftOut = 0;
      for (const read of page.images) {
        const info = infos.get(read.wire.ImageId) ?? null;
        const value = toPublicImage(read, info, place);
        if (value.ownership.value !== "public" && value.ownership.value !== "unknown") {
          leftOut += 1;
          continue;
        }
        const answers = [page.tell("list-item", read)];
        if (info) answers.push(catalogue.tell("catalogue", info));
        items.push({ value, answers });
      }
      const met = new Set(at.met);
      for (const { wire } of page.images) if (infos.has(wire.ImageId)) met.add(wire.ImageId);
      if (page.next === null) {
        for (const [imageId, info] of infos) {
          if (met.has(imageId)) continue;
          items.push({
            value: toCatalogueImage(info, place),
            answers: [catalogue.tell("list-item", info)],
          });
        }
      }
      return {
        items,
        unreadable: page.unreadable + (page.next === null ? catalogue.unreadable : 0),
        leftOut,
        next: page.next === null ? null : writePosition({ page: page.next, met: [...met] }),
        // The cloud's total counts own and shared images too.
        total: null,
      };
    },

    async get(site: string, imageId: string, signal: AbortSignal): Promise<Told<Image> | null> {
      const place = { connectionId, regionId: site };
      const page = await client.describeImages({ site, page: 1, imageId }, signal);
      const catalogue = await client.describeImageInfos(site, signal);
      const read = page.images.find(({ wire }) => wire.ImageId === imageId);
      const info = catalogue.images.find(({ wire }) => wire.ImageId === imageId) ?? null;
      if (read) {
        const answers = [page.tell("detail", read)];
        if (info) answers.push(catalogue.tell("catalogue", info));
        return { value: toPublicImage(read, info, place), answers };
      }
      if (info) return { value: toCatalogueImage(info, place), answers: [catalogue.tell("detail", info)] };
      if (page.unreadable > 0) throw unreadable("DescribeImages");
      return null;
    },
  };
}
