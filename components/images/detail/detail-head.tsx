import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CloudTile } from "@/components/ui/cloud-tile";
import { CopyButton } from "@/components/ui/copy-button";
import { ForeignText } from "@/components/ui/foreign-text";
import { UnknownWord } from "@/components/ui/missing";
import { RelativeTime } from "@/components/ui/relative-time";
import { glyphOf, StatusGlyph } from "@/components/ui/status-glyph";
import { Tag } from "@/components/ui/tag";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { emptyFilter, type Facet, withChoice } from "@/lib/domain/image-filter";
import { listPath } from "@/lib/domain/links";
import { wordOf } from "@/lib/domain/mapped";
import { regionName } from "@/lib/providers/catalog";
import { LifecycleText } from "../list/lifecycle-text";
import { systemWords } from "../system-words";

/** Where it is, what it is called, its id, its state, and how old this knowledge is. */
export function DetailHead({
  detail,
  actions,
  tools,
}: {
  detail: ImageDetail;
  actions?: ReactNode;
  /** Buttons beside the title. */
  tools?: ReactNode;
}) {
  const t = useTranslations("detail");
  const common = useTranslations("common");
  const { image } = detail;
  const gone = detail.goneAt !== null;
  return (
    <header>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 py-1">
        <Path detail={detail} />
        <span className="ml-auto flex items-center gap-1 text-small text-fg-3">
          <span>{t.rich("read", { time: () => <RelativeTime at={detail.readAt} /> })}</span>
          {actions}
        </span>
      </div>
      <div className="flex items-start gap-4 pt-1 pb-4 @max-[520px]:flex-wrap @max-[520px]:gap-3">
        <CloudTile dialect={image.dialect} large />
        <div className="min-w-0 flex-1">
          <h1 className="line-clamp-4 text-h1 font-semibold tracking-[-.014em] [overflow-wrap:anywhere]">
            {image.name === null || image.name.trim() === "" ? (
              <span className="text-fg-3">{t("noName")}</span>
            ) : (
              <ForeignText text={image.name} />
            )}
          </h1>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-fg-2">
            <span className="inline-flex min-w-0 items-center">
              <bdi className="mono [overflow-wrap:anywhere]">{image.ref.imageId}</bdi>
              <CopyButton text={image.ref.imageId} name={common("copyId")} className="size-6" />
            </span>
            {gone ? <Tag>{t("gone.tag")}</Tag> : <StatusWord status={image.status} />}
            <OwnershipWord ownership={image.ownership} />
            <SystemChip detail={detail} />
          </div>
        </div>
        {tools && (
          <div className="flex flex-none items-center gap-2 print:hidden @max-[520px]:w-full">{tools}</div>
        )}
      </div>
    </header>
  );
}

function Path({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail");
  const cloud = useTranslations("word.cloud");
  const locale = useLocale();
  const { image, connectionName } = detail;
  const { connectionId, regionId } = image.ref;
  const only = (facet: Facet, value: string) => listPath(withChoice(emptyFilter(), facet, value, "include"));
  const step = "inline-flex min-h-6 items-center text-fg-2 hover:text-fg hover:underline";
  return (
    <nav aria-label={t("path.label")} className="min-w-0">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-fg-3 [&>li+li]:before:mr-1.5 [&>li+li]:before:content-['/']">
        <li>
          <Link href={listPath(emptyFilter())} className={step}>
            {t("path.images")}
          </Link>
        </li>
        <li>
          <Link href={only("cloud", image.cloud)} className={step}>
            {cloud(image.cloud)}
          </Link>
        </li>
        <li className="flex min-w-0 max-w-60 items-center">
          <Link
            href={only("account", connectionId)}
            className="truncate text-fg-2 hover:text-fg hover:underline"
          >
            <ForeignText text={connectionName} />
          </Link>
        </li>
        <li>
          <Link
            href={only("region", regionId)}
            title={regionName(image.dialect, regionId, locale === "zh-CN" ? "zh-CN" : "en") ?? undefined}
            className={`${step} mono`}
          >
            {regionId}
          </Link>
        </li>
      </ol>
    </nav>
  );
}

function StatusWord({ status }: Pick<ImageDetail["image"], "status">) {
  const t = useTranslations("word.status");
  const word = wordOf(status);
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatusGlyph glyph={glyphOf(word)} />
      {status !== "not-reported" && status.value === "unknown" ? (
        <UnknownWord raw={shortened(status.raw)} />
      ) : (
        t(word)
      )}
    </span>
  );
}

/** The system and how long it is supported, in one glance; nothing where not even its name is known. */
function SystemChip({ detail }: { detail: ImageDetail }) {
  const { first } = systemWords(detail.image.os);
  if (first === null || first.trim() === "") return null;
  return (
    <span className="inline-flex min-h-5 min-w-0 flex-wrap items-center gap-x-1.5 rounded-sm px-[7px] text-small inset-ring inset-ring-line-strong">
      <ForeignText text={shortened(first) ?? ""} />
      <LifecycleText lifecycle={detail.lifecycle} />
    </span>
  );
}

function OwnershipWord({ ownership }: Pick<ImageDetail["image"], "ownership">) {
  const t = useTranslations("word.ownership");
  if (ownership.value === "unknown" && ownership.raw === null) return null;
  return ownership.value === "unknown" ? (
    <UnknownWord raw={shortened(ownership.raw)} />
  ) : (
    <span>{t(ownership.value)}</span>
  );
}

/** A word of a few characters is expected; the overview shows it in full. */
function shortened(raw: string | null): string | null {
  return raw !== null && raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
}
