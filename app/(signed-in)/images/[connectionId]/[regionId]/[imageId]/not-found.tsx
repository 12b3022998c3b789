import Link from "next/link";
import { useTranslations } from "next-intl";
import { AskForImage } from "@/components/links/ask-for-image";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusGlyph } from "@/components/ui/status-glyph";
import { askForImage } from "../../../find-action";

/** No such image is stored, or the address is none that a cloud could have given. */
export default function ImageNotFound() {
  const t = useTranslations("detail.notFound");
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
        <p>{t("text")}</p>
        <AskForImage ask={askForImage} />
      </EmptyState>
    </main>
  );
}
