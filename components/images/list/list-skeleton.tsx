"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SkeletonRow } from "./skeleton-row";

const SLOW_MS = 10_000;
const ROWS = Array.from({ length: 18 }, (_, index) => index);

/** The first visit only: rows of true height, and after ten seconds a line of text. `loadingIndex` says why at once. */
export function ListSkeleton({ loadingIndex }: { loadingIndex: boolean }) {
  const t = useTranslations("list");
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="min-h-0 flex-1 overflow-hidden border-t border-line">
      <p role="status" className={loadingIndex || slow ? "px-4 py-3 text-fg-2" : "sr-only"}>
        {loadingIndex ? t("failed.loadingIndex") : slow ? t("slow") : t("loading")}
      </p>
      <table aria-hidden="true" className="block">
        <tbody className="block animate-pulse">
          {ROWS.map((index) => (
            <SkeletonRow key={index} index={index} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
