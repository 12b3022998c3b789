import { useLocale, useTranslations } from "next-intl";
import { whyMissing } from "@/lib/domain/evidence";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { countText } from "@/lib/domain/size-text";
import { CATALOG, regionName } from "@/lib/providers/catalog";
import { Fact, TextFact, WordFact } from "./fact";
import { LongText } from "./long-text";
import { MissingWords } from "./missing-words";

/** Where the image is and whose it is. */
export function PlaceFacts({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail.fact");
  const ownership = useTranslations("word.ownership");
  const locale = useLocale();
  const { image, evidence } = detail;
  const { regionId } = image.ref;
  const told = { evidence };
  return (
    <dl>
      <Fact label={t("cloud")} field={null} {...told}>
        <CloudName dialect={image.dialect} />
      </Fact>
      <Fact label={t("account")} field={null} {...told}>
        <LongText text={detail.connectionName} />
      </Fact>
      <Fact label={t("region")} field={null} {...told}>
        <span className="mono">{regionId}</span>{" "}
        <span className="text-fg-3">
          {regionName(image.dialect, regionId, locale === "zh-CN" ? "zh-CN" : "en")}
        </span>
      </Fact>
      {image.placement !== null && (
        <TextFact label={t("placement")} field="placement" text={image.placement} mono {...told} />
      )}
      <WordFact
        label={t("ownership")}
        field="ownership"
        mapped={image.ownership}
        wordOf={(value) => ownership(value)}
        {...told}
      />
      <TextFact label={t("owner")} field="owner" text={image.owner} mono {...told} />
      <TextFact label={t("description")} field="description" text={image.description} {...told} />
      <Fact label={t("tags")} field="tags" {...told}>
        {image.tags.length === 0 ? (
          whyMissing(evidence, "tags") === "not-reported" ? (
            <MissingWords kind="not-reported" />
          ) : (
            <span className="text-fg-3">{t("noTags")}</span>
          )
        ) : (
          <TagList tags={image.tags} />
        )}
      </Fact>
      {detail.quota && (
        <Fact label={t("quota")} field={null} {...told}>
          <QuotaText quota={detail.quota} />
        </Fact>
      )}
    </dl>
  );
}

/** The service by its own name; where people call the cloud otherwise, that name first. */
function CloudName({ dialect }: Pick<ImageDetail["image"], "dialect">) {
  const t = useTranslations("word.cloud");
  const { name, cloud } = CATALOG[dialect];
  const called = t(cloud);
  return name.startsWith(called) ? (
    name
  ) : (
    <>
      {called} <span className="text-fg-3">{name}</span>
    </>
  );
}

function QuotaText({ quota }: { quota: NonNullable<ImageDetail["quota"]> }) {
  const t = useTranslations("detail.fact");
  const { used, limit } = quota;
  if (used === null && limit === null) return <MissingWords kind="no-value" />;
  if (used === null) return t("quotaLimit", { limit: countText(limit ?? 0) });
  if (limit === null) return t("quotaUsed", { used: countText(used) });
  return t("quotaBoth", { used: countText(used), limit: countText(limit) });
}

/** Keys and values of tags, as the cloud gave them. */
export function TagList({ tags }: { tags: ImageDetail["image"]["tags"] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {tags.map(({ key, value }) => (
        <li key={`${key} ${value}`} className="max-w-full rounded-sm bg-sunken px-1.5 text-small">
          <LongText text={key} className="text-fg-2" />
          {value !== null && value !== "" && (
            <>
              <span className="text-fg-3"> = </span>
              <LongText text={value} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
