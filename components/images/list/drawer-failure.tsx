"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusGlyph } from "@/components/ui/status-glyph";
import { ListError } from "./fetch-images";

/** The image cannot be shown: not known here, or it could not be read. */
export function DrawerFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations("list.drawer");
  const list = useTranslations("list");
  const unknown = error instanceof ListError && error.status === 404;
  return (
    <EmptyState
      sign={<StatusGlyph glyph={unknown ? "off" : "warning"} className="size-5" />}
      title={t(unknown ? "unknown" : "failed")}
      actions={unknown ? undefined : <Button onClick={onRetry}>{list("retry")}</Button>}
    >
      {t(unknown ? "unknownText" : "failedText")}
    </EmptyState>
  );
}
