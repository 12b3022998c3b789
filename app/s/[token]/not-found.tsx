import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Mark } from "@/components/ui/mark";

/** One answer for every link that does not open, whatever the reason. */
export default function PublicLinkNotFound() {
  const t = useTranslations("publicLink");
  return (
    <main id="main" className="grid min-h-dvh place-content-center bg-canvas">
      <EmptyState sign={<Mark size={40} />} title={t("closed.title")}>
        {t("closed.text")}
      </EmptyState>
    </main>
  );
}
