import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Mark } from "@/components/ui/mark";

export default function NotFound() {
  const t = useTranslations("common.notFound");
  return (
    <main className="grid min-h-dvh place-content-center bg-canvas">
      <title>{t("title")}</title>
      <EmptyState
        sign={<Mark size={40} />}
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
