import { requireRole } from "@/lib/auth";
import { mayMakeLinks, type SharingRules } from "@/lib/domain/share-link";
import { countOpenLinks } from "@/lib/links";
import { currentSettings } from "@/lib/settings";
import { answerJson } from "../answer";

/** `GET /api/links`: what whoever asks should know before they make a link. */
export const GET = (): Promise<Response> =>
  answerJson(async (): Promise<SharingRules> => {
    const user = await requireRole("viewer");
    const { linkMakers, longestLinkDays, changeRetentionDays } = await currentSettings();
    return {
      openLinks: await countOpenLinks({ ownedBy: user.id, now: new Date(), keptDays: changeRetentionDays }),
      linkMakers,
      mayMake: mayMakeLinks(user.role, linkMakers),
      longestDays: longestLinkDays,
      keptDays: changeRetentionDays,
    };
  });
