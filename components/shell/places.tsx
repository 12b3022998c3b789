"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

/** The places of the product. On a phone the product's name leads to the only one. */
export function Places() {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const here = pathname === "/images" ? "page" : pathname.startsWith("/images/") ? "true" : undefined;
  return (
    <nav aria-label={t("main")} className="flex gap-0.5 phone:hidden">
      <Link
        href="/images"
        aria-current={here}
        className="flex h-7 items-center rounded-md px-2.5 font-medium text-fg-2 hover:bg-line hover:text-fg aria-[current]:bg-surface aria-[current]:text-fg aria-[current]:ring-1 aria-[current]:ring-line"
      >
        {t("images")}
      </Link>
    </nav>
  );
}
