import "server-only";
import type { SharedView } from "@/lib/domain/shared-image";
import { readSharedView } from "@/lib/inventory/shared-view";
import type { OpenLink } from "@/lib/links";

/** What a link that was opened, and counted, tells. */
export async function viewOf(link: OpenLink): Promise<SharedView> {
  return {
    ...(await readSharedView(link)),
    sharedAt: link.sharedAt,
    sharedBy: link.sharedBy,
    expiresAt: link.expiresAt,
    viewsLeft: link.viewLimit === null ? null : Math.max(0, link.viewLimit - link.views),
  };
}
