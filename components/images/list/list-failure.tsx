"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button, buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusGlyph } from "@/components/ui/status-glyph";
import { ListError } from "./fetch-images";

/** The list itself could not be read. With rows from before it is a strip above them, else it is all there is. */
export function ListFailure({
  error,
  keepsRows,
  onRetry,
}: {
  error: Error;
  keepsRows: boolean;
  onRetry: () => void;
}) {
  const t = useTranslations("list.failed");
  const list = useTranslations("list");
  const signedOut = error instanceof ListError && error.status === 401;
  const action = signedOut ? (
    <Link href="/sign-in?next=/images" className={buttonClasses()}>
      {t("signIn")}
    </Link>
  ) : (
    <Button onClick={onRetry}>{list("retry")}</Button>
  );
  if (!keepsRows) {
    return (
      <EmptyState
        sign={<StatusGlyph glyph="warning" className="size-5" />}
        title={t(signedOut ? "signedOut" : "title")}
        actions={action}
      >
        {signedOut ? null : t("text")}
      </EmptyState>
    );
  }
  return (
    <div className="mx-4 mb-2">
      <Banner tone="bad" sign={<StatusGlyph glyph="failed" />} actions={action}>
        {signedOut
          ? t("signedOut")
          : t.rich("kept", { b: (words) => <b className="font-semibold">{words}</b> })}
      </Banner>
    </div>
  );
}
