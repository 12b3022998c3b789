import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusGlyph } from "@/components/ui/status-glyph";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { Moment } from "./moment";

/** The tombstone above the last known state of an image that the cloud no longer lists. */
export function GoneBanner({ detail, successors }: { detail: ImageDetail; successors?: ReactNode }) {
  const t = useTranslations("detail.gone");
  const { goneAt } = detail;
  if (goneAt === null) return null;
  return (
    <div data-tombstone className="flex items-start gap-2.5 rounded-lg bg-sunken px-3.5 py-2">
      <StatusGlyph glyph="off" className="mt-1" />
      <div className="min-w-0">
        <p>
          {t.rich("text", {
            b: (chunks) => <b className="font-semibold">{chunks}</b>,
            seen: () => <Moment at={detail.readAt} />,
            gone: () => <Moment at={goneAt} />,
          })}
        </p>
        {successors}
      </div>
    </div>
  );
}
