import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ImageDetailView } from "@/components/images/detail/image-detail-view";
import { LiveLook } from "@/components/images/detail/live-look";
import { PrintFoot } from "@/components/links/print-foot";
import { ShareTools } from "@/components/links/share-tools";
import { SuccessorList } from "@/components/links/successor-list";
import { requirePage } from "@/lib/auth";
import { inTransition } from "@/lib/domain/image";
import { imagePath } from "@/lib/domain/links";
import { readImageDetail } from "@/lib/inventory/detail";
import { readSuccessors } from "@/lib/inventory/successors";
import { lookAtImage } from "../../../actions";
import { keepWhatISee, sharePublicly } from "../../../share-actions";

type Props = { params: Promise<{ connectionId: string; regionId: string; imageId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { image } = await readDetail(params);
  return { title: image.name ?? image.ref.imageId };
}

/**
 * The stored picture of one image at once; the live look asks the cloud afterwards. There is no loading state beside this page on purpose: one would
 * send status 200 before it is known whether the image exists.
 */
export default async function ImagePage({ params }: Props) {
  const detail = await readDetail(params);
  return (
    <main id="main" className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-[1280px] px-8 pb-16 phone:px-4">
        <ImageDetailView
          detail={detail}
          actions={
            <LiveLook
              imageRef={detail.image.ref}
              askedAt={detail.askedAt}
              inTransition={detail.goneAt === null && inTransition(detail.image)}
              look={lookAtImage}
            />
          }
          tools={<ShareTools detail={detail} acts={{ sharePublicly, keepWhatISee }} />}
          successors={<SuccessorList successors={await readSuccessors(detail)} />}
        />
        <PrintFoot />
      </div>
    </main>
  );
}

/** Reads once for title and page. Whoever may not see images is turned away before anything is read. */
const readDetail = cache(async (params: Props["params"]) => {
  const { connectionId, regionId, imageId } = await params;
  const ref = { connectionId: plain(connectionId), regionId: plain(regionId), imageId: plain(imageId) };
  await requirePage("viewer", imagePath(ref));
  return (await readImageDetail(ref)) ?? notFound();
});

/** Next hands over the segments of an address as they stand there, escapes included. */
function plain(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return notFound();
  }
}
