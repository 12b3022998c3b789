import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SeenView } from "@/components/links/seen-view";
import { requirePage } from "@/lib/auth";
import { seenPath } from "@/lib/domain/links";
import { readImageDetail } from "@/lib/inventory/detail";
import { isSameImage, readChangesSince } from "@/lib/inventory/since";
import { openSeen } from "@/lib/links";
import { currentSettings } from "@/lib/settings";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { image } = (await readSeen((await params).id)).picture;
  return { title: image.name ?? image.ref.imageId };
}

/** One image as somebody saw it, and what is different today. It outlives the image. */
export default async function SeenPage({ params }: Props) {
  const seen = await readSeen((await params).id);
  const { picture } = seen;
  const now = await readImageDetail(picture.image.ref);
  const same = now !== null && isSameImage(picture, now);
  const changes = same ? await readChangesSince({ picture, at: seen.keptAt }, now) : [];
  return (
    <main id="main" className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-[1280px] px-8 pt-5 pb-16 phone:px-4">
        <SeenView
          seen={seen}
          changes={changes}
          now={same ? { readAt: now.readAt, goneAt: now.goneAt, dropped: now.dropped !== undefined } : null}
        />
      </div>
    </main>
  );
}

/** Once for title and page, so that one look counts once. */
const readSeen = cache(async (id: string) => {
  await requirePage("viewer", seenPath(encodeURIComponent(id)));
  const { changeRetentionDays } = await currentSettings();
  return (await openSeen(id, { now: new Date(), keptDays: changeRetentionDays })) ?? notFound();
});
