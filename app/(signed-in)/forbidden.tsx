import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusGlyph } from "@/components/ui/status-glyph";

/** A page that asks for more rights than this person has. Keeps the bar. */
export default function Forbidden() {
  const t = useTranslations("common.forbidden");
  return (
    <main id="main" className="flex-1 border-t border-line bg-surface pt-16">
      <title>{t("title")}</title>
      <EmptyState
        sign={<StatusGlyph glyph="off" className="size-5" />}
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
