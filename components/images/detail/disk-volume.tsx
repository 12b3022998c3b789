import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ForeignText } from "@/components/ui/foreign-text";
import type { DiskVolume } from "@/lib/domain/disk";
import { LongText } from "./long-text";
import { TagList } from "./place-facts";

/** What the cloud tells of the disk behind a mapping, in its own words, folded. Fields without a value are left out. */
export function DiskVolumeDetails({ volume }: { volume: DiskVolume }) {
  const t = useTranslations("detail.volume");
  const { id, charge, attachments, tags } = volume;
  const multiAttach = volume.multiAttach === null ? null : t(volume.multiAttach ? "yes" : "no");
  return (
    <details className="group text-small">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 text-fg-2 hover:text-fg [&::-webkit-details-marker]:hidden">
        <ChevronRight size={12} strokeWidth={1.5} aria-hidden className="flex-none group-open:rotate-90" />
        <span>
          {id === null
            ? t("title")
            : t.rich("titleOf", { id: () => <ForeignText text={id} className="mono" /> })}
        </span>
      </summary>
      <dl className="mt-1 grid max-w-2xl grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 pb-1 whitespace-normal">
        <Line label={t("name")} text={volume.name} />
        <Line label={t("description")} text={volume.description} />
        <Line label={t("zone")} text={volume.zone} mono />
        <Line label={t("status")} text={volume.status} mono />
        <Line label={t("multiAttach")} text={multiAttach} />
        <Line label={t("created")} text={volume.createdAt} />
        {charge && (
          <>
            <Line label={t("chargeMode")} text={charge.mode} mono />
            <Line label={t("chargeStatus")} text={charge.status} mono />
            <Line label={t("chargeStart")} text={charge.startAt} />
            <Line label={t("chargeExpires")} text={charge.expiresAt} />
            <Line label={t("chargeRetires")} text={charge.retireAt} />
          </>
        )}
        {attachments.map((attachment, position) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: an attachment may come without an id.
            key={position}
            label={t("attachment")}
          >
            <Words
              words={[
                attachment.instanceType,
                attachment.instanceId,
                attachment.status,
                attachment.attachedAt,
                attachment.attachmentId,
              ]}
            />
          </Row>
        ))}
        {tags.length > 0 && (
          <Row label={t("tags")}>
            <TagList tags={tags} />
          </Row>
        )}
      </dl>
    </details>
  );
}

function Line({ label, text, mono = false }: { label: string; text: string | null; mono?: boolean }) {
  return text === null || text === "" ? null : (
    <Row label={label}>
      <LongText text={text} className={mono ? "mono" : undefined} />
    </Row>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Words({ words }: { words: (string | null)[] }) {
  return words
    .filter((word) => word !== null)
    .map((word, position) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: words of one line have no identity but their place.
      <span key={position}>
        {position > 0 && " · "}
        <ForeignText text={word} className="mono" />
      </span>
    ));
}
