"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { EmptyState } from "../ui/empty-state";
import { StatusGlyph } from "../ui/status-glyph";
import { tellProved } from "./proved-channel";

/** The end of a fresh sign-in in a tab of its own: tells the tab that waits, and tries to close itself. */
export function ProvedTab({ proved }: { proved: boolean }) {
  const t = useTranslations("proof.tab");
  useEffect(() => {
    if (!proved) return;
    tellProved();
    window.close();
  }, [proved]);
  return (
    <EmptyState
      sign={<StatusGlyph glyph={proved ? "ok" : "warning"} className="size-5" />}
      title={proved ? t("done") : t("missing")}
    >
      {proved ? t("doneText") : t("missingText")}
    </EmptyState>
  );
}
