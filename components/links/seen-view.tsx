import { Camera } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FieldChange } from "@/lib/domain/change";
import { cloudOf } from "@/lib/domain/cloud";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { imagePath } from "@/lib/domain/links";
import type { KeptPicture } from "@/lib/domain/share-link";
import { DetailHead } from "../images/detail/detail-head";
import { DisksSection } from "../images/detail/disks-section";
import { FactsSection } from "../images/detail/facts-section";
import { Moment } from "../images/detail/moment";
import { OverviewSection } from "../images/detail/overview-section";
import { SharingSection } from "../images/detail/sharing-section";
import { buttonClasses } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { ChangeTable } from "./change-table";

type Seen = { picture: KeptPicture; keptAt: string; keptBy: string; endsAt: string };

/** An image as somebody saw it; above it what is different now. `now` is null where the image is not stored any more. */
export function SeenView({
  seen,
  changes,
  now,
}: {
  seen: Seen;
  changes: FieldChange[];
  now: { readAt: string; goneAt: string | null; dropped: boolean } | null;
}) {
  const detail = detailOf(seen.picture);
  return (
    <article className="@container min-w-0">
      <SeenBanner seen={seen} changes={changes} now={now} />
      <DetailHead detail={detail} />
      <OverviewSection detail={detail} />
      <div className="grid grid-cols-[minmax(0,1fr)_380px] grid-rows-[auto_1fr] gap-x-8 @max-[820px]:grid-cols-1 @max-[820px]:grid-rows-none">
        <DisksSection detail={detail} />
        <SharingSection
          detail={detail}
          className="col-start-2 row-span-2 row-start-1 @max-[820px]:col-start-1 @max-[820px]:row-span-1 @max-[820px]:row-start-auto"
        />
        <FactsSection facts={detail.image.facts} />
      </div>
    </article>
  );
}

function SeenBanner({ seen, changes, now }: Parameters<typeof SeenView>[0]) {
  const t = useTranslations("seen");
  const gone = now === null || now.goneAt !== null;
  return (
    <div className="mb-4 overflow-hidden rounded-lg border border-line">
      <div className="flex items-center gap-3 bg-accent-soft px-4 py-2.5 phone:flex-wrap">
        <Camera size={16} strokeWidth={1.5} aria-hidden className="flex-none" />
        <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <p className="font-semibold">
            {t.rich("by", {
              name: () => <bdi>{seen.keptBy}</bdi>,
              time: () => <Moment at={seen.keptAt} />,
            })}
          </p>
          <p className="text-fg-2">
            {now?.dropped ? t("unread") : gone ? t("gone") : t("changed", { count: changes.length })}{" "}
            {t.rich("ends", { time: () => <Moment at={seen.endsAt} /> })}
          </p>
        </div>
        {now && (
          <Link href={imagePath(seen.picture.image.ref)} className={buttonClasses()}>
            {t(gone ? "lastKnown" : "now")}
          </Link>
        )}
      </div>
      {changes.length > 0 && now && (
        <ChangeTable
          changes={changes}
          now={t.rich("changes.now", { time: () => <RelativeTime at={now.readAt} /> })}
        />
      )}
    </div>
  );
}

/** The kept picture in the shape that the parts of the detail read. Its source says nothing here, and is not shown. */
function detailOf(picture: KeptPicture): ImageDetail {
  const { image, connectionName } = picture;
  const { connectionId, regionId } = image.ref;
  return {
    ...picture,
    answers: [],
    // What happened before and after is told by the page of the image itself.
    history: { changes: [], more: false },
    source: {
      connectionId,
      connectionName,
      cloud: cloudOf(image.dialect),
      dialect: image.dialect,
      regionId,
      condition: "waiting",
      images: 0,
      readAt: null,
      reading: false,
      failingSince: null,
      failure: null,
    },
  };
}
