import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusGlyph } from "@/components/ui/status-glyph";

/** No such state was kept, or it was revoked, or it is too old. */
export default function SeenNotFound() {
  const t = useTranslations("seen.notFound");
  return (
    <main id="main" className="grid min-h-0 flex-1 place-content-center overflow-y-auto bg-surface">
      <title>{t("title")}</title>
      <EmptyState
        sign={<StatusGlyph glyph="off" className="size-4" />}
        title={t("title")}
        actions={
          <Link href="/images" className={buttonClasses()}>
            {t("action")}
          </Link>
        }
      >
        {t("text")}
      </EmptyState>
    </main>
  );
}
