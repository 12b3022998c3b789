import type { Image } from "../../domain/image";
import type { ImagePage, PageToken, Told } from "../port";
import type { Client } from "./client";
import { toOwnImage } from "./normalize";
import { endless, MOST_PAGES, refused, unreadable } from "./refusals";

/** The account's own images and those shared with it: everything that DescribeSelfImages tells. */
export function ownImages(client: Client, connectionId: string) {
  return {
    async list(site: string, from: PageToken | null, signal: AbortSignal): Promise<ImagePage> {
      const page = await client.describeSelfImages({ site, page: pageOf(from) }, signal);
      return {
        items: page.images.map((read) => ({
          value: toOwnImage(read, { connectionId, regionId: site }),
          answers: [page.tell("list-item", read)],
        })),
        unreadable: page.unreadable,
        next: page.next === null ? null : String(page.next),
        total: page.total,
      };
    },

    /** The operation's `ImageId` matches parts of ids too, so the exact one may stand on a later page. */
    async get(site: string, imageId: string, signal: AbortSignal): Promise<Told<Image> | null> {
      let lost = 0;
      for (let page: number | null = 1; page !== null; ) {
        const answer = await client.describeSelfImages({ site, page, imageId }, signal);
        const read = answer.images.find(({ wire }) => wire.ImageId === imageId);
        if (read) {
          const value = toOwnImage(read, { connectionId, regionId: site });
          return { value, answers: [answer.tell("detail", read)] };
        }
        lost += answer.unreadable;
        page = answer.next;
        if (page !== null && page > MOST_PAGES) throw endless("DescribeSelfImages");
      }
      if (lost > 0) throw unreadable("DescribeSelfImages");
      return null;
    },
  };
}

/** Where to go on: the number of the next page, as decimal text. */
function pageOf(from: PageToken | null): number {
  if (from === null) return 1;
  if (!/^[1-9]\d{0,4}$/.test(from)) throw refused("DescribeSelfImages", "malformed-page-token");
  return Number(from);
}
