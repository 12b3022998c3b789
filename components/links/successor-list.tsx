import Link from "next/link";
import { useTranslations } from "next-intl";
import { imagePath } from "@/lib/domain/links";
import type { Successor } from "@/lib/domain/successors";
import { ForeignText } from "../ui/foreign-text";
import { RelativeTime } from "../ui/relative-time";

/** Images that have likely taken the place of one that is gone. */
export function SuccessorList({ successors }: { successors: Successor[] }) {
  const t = useTranslations("detail.successor");
  if (successors.length === 0) return null;
  return (
    <div className="mt-1">
      <p className="text-fg-2">{t("title", { count: successors.length })}</p>
      <ul>
        {successors.map(({ image, because }) => (
          <li key={image.ref.imageId} className="flex flex-wrap items-baseline gap-x-2">
            <Link href={imagePath(image.ref)} className="min-h-6 font-medium text-accent hover:underline">
              <ForeignText text={image.name?.trim() || image.ref.imageId} />
            </Link>
            <bdi className="mono text-small text-fg-3">{image.ref.imageId}</bdi>
            <span className="text-small text-fg-3">
              {t(because)}
              {image.createdAt?.zone === "stated" && (
                <>
                  {" · "}
                  <RelativeTime at={image.createdAt.iso} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
