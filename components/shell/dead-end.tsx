import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { StatusGlyph } from "../ui/status-glyph";

/** A page below the bar that has nothing for this person: it says why, and leads back to the images. */
export function DeadEnd({ words }: { words: "common.forbidden" | "common.notFound" | "seen.notFound" }) {
  const t = useTranslations(words);
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
