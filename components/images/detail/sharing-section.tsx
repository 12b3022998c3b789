import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MeterCells } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { ProvenanceMark } from "@/components/ui/provenance-mark";
import { evidenceFor } from "@/lib/domain/evidence";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { sharingFigure, sharingGap } from "@/lib/domain/sharing-figure";
import { MappedWord } from "./fact";
import { FreshMark } from "./fresh-changes";
import { MissingWords } from "./missing-words";
import { Section } from "./section";
import { ShareTargetList } from "./share-target-list";
import { SharingAge } from "./sharing-age";
import { SharingHeadline } from "./sharing-headline";
import { SharingLimit } from "./sharing-limit";

/** Whom the image is shared with, how many more it could be, and how old this knowledge is. */
export function SharingSection({ detail, className }: { detail: ImageDetail; className?: string }) {
  const t = useTranslations("detail");
  const audienceWord = useTranslations("detail.audience");
  const { image } = detail;
  const { audience, targets, limit } = image.sharing;
  const figure = sharingFigure(image);
  const gap = sharingGap(image);
  const counted = figure.kind === "counted" || figure.kind === "used";
  return (
    <Section id="sharing" title={t("section.sharing")} className={className}>
      <Panel className="px-4 py-3.5">
        <FreshMark field="sharing.used">
          <SharingHeadline detail={detail} figure={figure} />
        </FreshMark>
        {counted && (
          <div className="mt-2.5">
            <MeterCells used={figure.used} limit={limit} />
          </div>
        )}
        <dl className="mt-2">
          <Line detail={detail} field="sharing.limit" label={t("sharing.limit")}>
            <SharingLimit detail={detail} gap={gap} />
          </Line>
          <Line detail={detail} field="sharing.audience" label={t("sharing.permission")}>
            {audience === "not-reported" ? (
              <MissingWords kind="not-reported" />
            ) : (
              <MappedWord mapped={audience} wordOf={(value) => audienceWord(value)} />
            )}
          </Line>
        </dl>
        {Array.isArray(targets) ? (
          <div className="border-t border-line pt-2.5">
            <ShareTargetList targets={targets} />
          </div>
        ) : (
          // Where the headline already is the reason, it is not said twice.
          counted && (
            <p className="border-t border-line pt-2.5 text-fg-3" data-targets={gap}>
              {t(`sharing.targets.${gap}`)}
            </p>
          )
        )}
        <SharingAge detail={detail} />
      </Panel>
    </Section>
  );
}

function Line({
  detail,
  field,
  label,
  children,
}: {
  detail: ImageDetail;
  field: string;
  label: string;
  children: ReactNode;
}) {
  const told = evidenceFor(detail.evidence, field);
  return (
    <div className="grid grid-cols-[120px_minmax(0,1fr)] items-baseline gap-2 border-t border-line py-1.5">
      <dt className="text-fg-2">{label}</dt>
      <dd className="flex min-w-0 items-start gap-2">
        <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <FreshMark field={field}>{children}</FreshMark>
        </div>
        {told && (
          <span className="-my-0.5 -mr-[7px] flex-none">
            <ProvenanceMark basis={told.basis} from={told.from} />
          </span>
        )}
      </dd>
    </div>
  );
}
