import { useTranslations } from "next-intl";
import { whyMissing } from "@/lib/domain/evidence";
import type { ImageDetail } from "@/lib/domain/image-detail";
import type { SharingGap } from "@/lib/domain/sharing-figure";
import { countText } from "@/lib/domain/size-text";
import { MissingWords } from "./missing-words";

/** The limit and, in words, where it comes from; without one, which kind of missing it is. */
export function SharingLimit({ detail, gap }: { detail: ImageDetail; gap: SharingGap }) {
  const t = useTranslations("detail.sharing.limitFrom");
  const { limit, limitBasis } = detail.image.sharing;
  if (limit !== null && limitBasis !== "none-published") return t(limitBasis, { limit: countText(limit) });
  if (limit !== null) return countText(limit);
  if (gap === "not-applicable" || gap === "owner-only") return <MissingWords kind={gap} />;
  if (limitBasis === "none-published") return <MissingWords kind="none-published" />;
  if (limitBasis === "quota") return <MissingWords kind={whyNoQuota(detail)} />;
  return <MissingWords kind={whyMissing(detail.evidence, "sharing.limit")} />;
}

function whyNoQuota({ image, askedAt }: ImageDetail): "not-permitted" | "not-asked" | "no-value" {
  if (image.notes.some(({ code }) => code === "quota-not-permitted")) return "not-permitted";
  return askedAt === null ? "not-asked" : "no-value";
}
