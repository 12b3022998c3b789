"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { classes } from "@/components/ui/classes";
import { SECTION_IDS, type SectionId } from "./section";

/** Anchors to the sections; the one that is being read is marked. */
export function SectionTabs() {
  const t = useTranslations("detail.section");
  const current = useSectionInView();
  return (
    <nav
      aria-label={t("label")}
      className="sticky top-0 z-5 flex gap-5 overflow-x-auto border-b border-line bg-surface [scrollbar-width:none]"
    >
      {SECTION_IDS.map((id) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={id === current ? "true" : undefined}
          className={classes(
            "-mb-px flex h-9 flex-none items-center border-b-2 font-medium whitespace-nowrap -outline-offset-2",
            id === current ? "border-fg text-fg" : "border-transparent text-fg-2 hover:text-fg",
          )}
        >
          {t(id)}
        </a>
      ))}
    </nav>
  );
}

/** The first section that reaches into the upper part of the view. */
function useSectionInView(): SectionId {
  const [current, setCurrent] = useState<SectionId>("overview");
  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        }
        const first = SECTION_IDS.find((id) => seen.has(id));
        if (first) setCurrent(first);
      },
      { rootMargin: "-48px 0px -60% 0px" },
    );
    for (const id of SECTION_IDS) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, []);
  return current;
}
