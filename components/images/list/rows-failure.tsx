"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Some of the rows in sight could not be read; the others stay. */
export function RowsFailure({ failed }: { failed: { refetch: () => unknown } | undefined }) {
  const t = useTranslations("list");
  if (!failed) return null;
  return (
    <div role="alert" className="flex items-center gap-3 border-t border-line bg-bad-soft px-4 py-1.5">
      {t("failed.rows")}
      <Button className="h-6!" onClick={() => void failed.refetch()}>
        {t("retry")}
      </Button>
    </div>
  );
}
