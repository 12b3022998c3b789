import { useTranslations } from "next-intl";
import { whyMissing } from "@/lib/domain/evidence";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { sizeText } from "@/lib/domain/size-text";
import { Fact, TextFact, WordFact } from "./fact";
import { LifecycleFact } from "./lifecycle-fact";
import { LongText } from "./long-text";
import { MissingWords } from "./missing-words";

/** The system inside and the disk it needs. */
export function SystemFacts({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail.fact");
  const family = useTranslations("word.family");
  const { image, evidence } = detail;
  const { os } = image;
  const told = { evidence };
  return (
    <dl>
      <TextFact label={t("os")} field="os.text" text={os.text} {...told} />
      <WordFact
        label={t("osFamily")}
        field="os.family"
        mapped={os.family}
        wordOf={(value) => family(value)}
        {...told}
      />
      <Fact label={t("release")} field={os.release === null ? "os.distribution" : "os.release"} {...told}>
        {os.distribution === null && os.release === null ? (
          <MissingWords kind={whyMissing(evidence, "os.distribution")} />
        ) : (
          <LongText
            text={[os.distribution, os.release].filter((part) => part !== null).join(" ")}
            className="mono"
          />
        )}
      </Fact>
      <LifecycleFact detail={detail} />
      <TextFact label={t("language")} field="os.language" text={os.language} mono {...told} />
      <WordFact
        label={t("architecture")}
        field="architecture"
        mapped={image.architecture}
        wordOf={(value) => value}
        {...told}
      />
      <WordFact
        label={t("rootDevice")}
        field="rootDevice"
        mapped={image.rootDevice}
        wordOf={(value) => t(`rootDeviceWord.${value}`)}
        {...told}
      />
      <SizeFact label={t("systemDisk")} field="systemDiskGiB" sizeGiB={image.systemDiskGiB} {...told} />
      <SizeFact label={t("minDisk")} field="minDiskGiB" sizeGiB={image.minDiskGiB} {...told} />
    </dl>
  );
}

/** A fact that is a size in GiB, or null. */
export function SizeFact({
  sizeGiB,
  ...fact
}: { label: string; field: string; sizeGiB: number | null } & Pick<ImageDetail, "evidence">) {
  return (
    <Fact {...fact}>
      {sizeGiB === null ? <MissingWords kind={whyMissing(fact.evidence, fact.field)} /> : sizeText(sizeGiB)}
    </Fact>
  );
}
