import { useTranslations } from "next-intl";
import { whyMissing } from "@/lib/domain/evidence";
import type { SharedImage } from "@/lib/domain/shared-image";
import { countText } from "@/lib/domain/size-text";
import { Fact, MappedWord, TextFact, WordFact } from "../images/detail/fact";
import { MissingWords } from "../images/detail/missing-words";
import { CloudMoment } from "../images/detail/moment";
import { SizeFact } from "../images/detail/system-facts";

/** The system inside a shared image. */
export function SharedSystemFacts({ image }: { image: SharedImage }) {
  const t = useTranslations("detail.fact");
  const family = useTranslations("word.family");
  const { os } = image;
  const told = { evidence: image.evidence };
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
      <TextFact
        label={t("release")}
        field={os.release === null ? "os.distribution" : "os.release"}
        text={[os.distribution, os.release].filter((part) => part !== null).join(" ") || null}
        mono
        {...told}
      />
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
    </dl>
  );
}

/** The state of a shared image, its age and its size. */
export function SharedStateFacts({ image }: { image: SharedImage }) {
  const t = useTranslations("detail.fact");
  const status = useTranslations("word.status");
  const told = { evidence: image.evidence };
  return (
    <dl>
      <Fact label={t("status")} field="status" {...told}>
        {image.status === "not-reported" ? (
          <MissingWords kind="not-reported" />
        ) : (
          <MappedWord mapped={image.status} wordOf={(value) => status(value)} />
        )}
      </Fact>
      <Fact label={t("created")} field="createdAt" {...told}>
        {image.createdAt === null ? (
          <MissingWords kind={whyMissing(image.evidence, "createdAt")} />
        ) : (
          <CloudMoment time={image.createdAt} />
        )}
      </Fact>
      <SizeFact label={t("minDisk")} field="minDiskGiB" sizeGiB={image.minDiskGiB} {...told} />
      <SizeFact label={t("imageSize")} field="imageSizeGiB" sizeGiB={image.imageSizeGiB} {...told} />
      <Fact label={t("fileSize")} field="fileSize" {...told}>
        {image.fileSize === null ? (
          <MissingWords kind={whyMissing(image.evidence, "fileSize")} />
        ) : (
          <>
            {countText(image.fileSize.value)} {image.fileSize.unit}
            {!image.fileSize.unitStated && (
              <span className="block text-small text-fg-3">{t("unitNotStated")}</span>
            )}
          </>
        )}
      </Fact>
    </dl>
  );
}
