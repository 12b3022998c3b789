"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { mayAct, type Role } from "@/lib/domain/role";
import { PLACES } from "./place-list";

/** The places in the bar. On a phone the product's name leads to the first; the others stand in the person's menu. */
export function Places({ role }: { role: Role }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <nav aria-label={t("main")} className="flex gap-0.5 phone:hidden">
      {PLACES.filter((place) => mayAct(role, place.role)).map(({ path, name }) => (
        <Link
          key={path}
          href={path}
          aria-current={pathname === path ? "page" : pathname.startsWith(`${path}/`) ? "true" : undefined}
          className="flex h-7 items-center rounded-md px-2.5 font-medium text-fg-2 hover:bg-line hover:text-fg aria-[current]:bg-surface aria-[current]:text-fg aria-[current]:ring-1 aria-[current]:ring-line"
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
