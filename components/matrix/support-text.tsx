"use client";

import { useTranslations } from "next-intl";
import type { Lifecycle } from "@/lib/domain/lifecycle";
import { LifecycleText } from "../images/list/lifecycle-text";

/** The end of a release's support; of several, the earliest and how many more dates there are. */
export function SupportText({ supports }: { supports: readonly Lifecycle[] }) {
  const t = useTranslations("matrix");
  const [first, ...others] = supports;
  if (!first) return null;
  return (
    <span className="text-small">
      <LifecycleText lifecycle={first} />
      {others.length > 0 && (
        <span
          className="text-fg-3"
          title={others.map(({ endsOn, cycle }) => `${cycle ?? ""} ${endsOn ?? t("unknownEnd")}`).join("\n")}
        >
          {" "}
          {t("moreEnds", { count: others.length })}
        </span>
      )}
    </span>
  );
}
