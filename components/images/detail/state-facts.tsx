import { useTranslations } from "next-intl";
import { whyMissing } from "@/lib/domain/evidence";
import { inTransition } from "@/lib/domain/image";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { countText } from "@/lib/domain/size-text";
import { Fact, MappedWord, TextFact } from "./fact";
import { MissingWords } from "./missing-words";
import { CloudMoment, Moment } from "./moment";
import { SizeFact } from "./system-facts";

/** The state of the image, its times and what it was made from. */
export function StateFacts({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail.fact");
  const status = useTranslations("word.status");
  const { image, evidence } = detail;
  const told = { evidence };
  return (
    <dl>
      <Fact label={t("status")} field="status" {...told}>
        {image.status === "not-reported" ? (
          <MissingWords kind="not-reported" />
        ) : (
          <MappedWord mapped={image.status} wordOf={(value) => status(value)} />
        )}
        {image.progressPercent !== null && inTransition(image) && (
          <Progress percent={image.progressPercent} />
        )}
      </Fact>
      <Fact label={t("created")} field="createdAt" {...told}>
        {image.createdAt === null ? (
          <MissingWords kind={whyMissing(evidence, "createdAt")} />
        ) : (
          <CloudMoment time={image.createdAt} />
        )}
      </Fact>
      <Fact label={t("firstSeen")} field={null} {...told}>
        <Moment at={detail.firstSeenAt} />
      </Fact>
      <SizeFact label={t("imageSize")} field="imageSizeGiB" sizeGiB={image.imageSizeGiB} {...told} />
      <Fact label={t("fileSize")} field="fileSize" {...told}>
        {image.fileSize === null ? (
          <MissingWords kind={whyMissing(evidence, "fileSize")} />
        ) : (
          <>
            {countText(image.fileSize.value)} {image.fileSize.unit}
            {!image.fileSize.unitStated && (
              <span className="block text-small text-fg-3">{t("unitNotStated")}</span>
            )}
          </>
        )}
      </Fact>
      <TextFact label={t("snapshot")} field="snapshotId" text={image.snapshotId} mono {...told} />
      <TextFact
        label={t("sourceInstance")}
        field="sourceInstanceId"
        text={image.sourceInstanceId}
        mono
        {...told}
      />
    </dl>
  );
}

function Progress({ percent }: { percent: number }) {
  const t = useTranslations("detail.fact");
  const shown = Math.min(100, Math.max(0, percent));
  return (
    <span className="mt-1 flex items-center gap-2">
      <span aria-hidden="true" className="h-1 max-w-40 flex-1 overflow-hidden rounded-[2px] bg-track">
        <span className="block h-full bg-accent" style={{ width: `${shown}%` }} />
      </span>
      <span className="text-small text-fg-2">{t("progress", { percent: countText(percent) })}</span>
    </span>
  );
}
