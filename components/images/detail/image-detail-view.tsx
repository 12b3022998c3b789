import type { ReactNode } from "react";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { DetailHead } from "./detail-head";
import { DisksSection } from "./disks-section";
import { ElsewhereSection } from "./elsewhere-section";
import { FactsSection } from "./facts-section";
import { FreshChanges } from "./fresh-changes";
import { GoneBanner } from "./gone-banner";
import { HistorySection } from "./history-section";
import { OverviewSection } from "./overview-section";
import { RawSection } from "./raw-section";
import { SectionTabs } from "./section-tabs";
import { SharingSection } from "./sharing-section";
import { SourceBanner } from "./source-banner";
import { UseSection } from "./use-section";

/**
 * Everything known of one image. Its own width decides the columns, so that a page and a drawer can both hold it; it
 * needs the providers of every signed-in page around it, and nothing else. `actions` stand beside the age.
 */
export function ImageDetailView({
  detail,
  actions,
  tools,
  successors,
}: {
  detail: ImageDetail;
  actions?: ReactNode;
  tools?: ReactNode;
  /** Beside the tombstone of an image that is gone. */
  successors?: ReactNode;
}) {
  const { image } = detail;
  return (
    <FreshChanges history={detail.history}>
      <article className="@container min-w-0">
        <DetailHead detail={detail} actions={actions} tools={tools} />
        <div className="flex flex-col gap-2 not-empty:mb-4">
          <GoneBanner detail={detail} successors={successors} />
          <SourceBanner source={detail.source} />
        </div>
        <SectionTabs />
        <OverviewSection detail={detail} />
        {/* The last row takes up the height of a long list of accounts, so that the left column keeps its spacing. */}
        <div className="grid grid-cols-[minmax(0,1fr)_380px] grid-rows-[auto_auto_auto_auto_1fr] gap-x-8 @max-[820px]:grid-cols-1 @max-[820px]:grid-rows-none">
          <DisksSection detail={detail} />
          <div className="col-start-2 row-span-5 row-start-1 min-w-0 @max-[820px]:col-start-1 @max-[820px]:row-span-1 @max-[820px]:row-start-auto">
            <SharingSection detail={detail} />
            <HistorySection detail={detail} />
          </div>
          <ElsewhereSection detail={detail} />
          <UseSection detail={detail} />
          <FactsSection facts={image.facts} />
          <RawSection answers={detail.answers} />
        </div>
      </article>
    </FreshChanges>
  );
}
