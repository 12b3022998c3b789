"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { StatusGlyph } from "../ui/status-glyph";
import { useCopy } from "../ui/use-copy";

/** Our own error: says that it is ours, gives the number to quote, offers the way back. */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common");
  const copy = useCopy();
  const digest = digestOf(error);
  return (
    <main id="main" className="bg-surface flex-1">
      <title>{t("error.title")}</title>
      <EmptyState
        sign={<StatusGlyph glyph="warning" className="size-5" />}
        title={t("error.title")}
        actions={
          <>
            <Button onClick={retry}>{t("tryAgain")}</Button>
            {digest && (
              <Button look="ghost" onClick={() => copy(digest)}>
                {t("error.copyNumber")}
              </Button>
            )}
          </>
        }
      >
        {digest ? t("error.number", { number: digest }) : t("error.text")}
      </EmptyState>
    </main>
  );
}

/** The number under which the server logged it; errors of the browser have none. */
function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string"
    ? error.digest
    : null;
}
