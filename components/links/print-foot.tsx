"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Moment } from "../images/detail/moment";

/** On paper alone: where this page is, and when it was printed. Printing unfolds what is folded, and folds it again. */
export function PrintFoot() {
  const t = useTranslations("share.print");
  const [printed, setPrinted] = useState<{ at: string; url: string } | null>(null);

  useEffect(() => {
    const note = () => setPrinted({ at: new Date().toISOString(), url: location.href });
    let unfolded: HTMLDetailsElement[] = [];
    const unfold = () => {
      // The browser takes its picture as soon as this returns.
      flushSync(note);
      unfolded = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
      for (const one of unfolded) one.open = true;
    };
    const fold = () => {
      for (const one of unfolded) one.open = false;
      unfolded = [];
    };
    note();
    window.addEventListener("beforeprint", unfold);
    window.addEventListener("afterprint", fold);
    return () => {
      window.removeEventListener("beforeprint", unfold);
      window.removeEventListener("afterprint", fold);
    };
  }, []);

  if (printed === null) return null;
  return (
    <p className="mt-6 hidden border-t border-line pt-2 text-small print:block [overflow-wrap:anywhere]">
      {printed.url} · {t.rich("at", { time: () => <Moment at={printed.at} /> })}
    </p>
  );
}
