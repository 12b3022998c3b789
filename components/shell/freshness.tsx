"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dial } from "../ui/dial";
import { pulseQuery } from "./pulse";

/** Pages with a line of their own that says more. */
const OWN_LINE: readonly string[] = ["/images", "/matrix", "/headroom", "/runway", "/tidy"];

/** "11 of 12 current" on every page that does not say more itself. */
export function Freshness() {
  const pathname = usePathname();
  const says = OWN_LINE.includes(pathname);
  const t = useTranslations("shell");
  const { data } = useQuery({ ...pulseQuery, enabled: !says });
  if (says || !data || data.sources.length === 0) return null;
  const current = data.sources.filter(({ condition }) => condition === "current").length;
  return (
    <Link
      href="/images"
      className="flex h-7 items-center gap-[7px] rounded-md px-2 text-fg-2 hover:bg-line hover:text-fg phone:[&>span]:sr-only"
    >
      <Dial sources={data.sources} size={20} />
      <span>{t("freshness", { current, total: data.sources.length })}</span>
    </Link>
  );
}
