"use client";

import { Columns2, Copy, Link2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { useCommandKey } from "@/components/ui/command-key";
import { copyText } from "@/components/ui/copy-text";
import { Kbd } from "@/components/ui/kbd";
import { MOST_COMPARED } from "@/lib/domain/compare";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { imagePath } from "@/lib/domain/links";
import { MOST_SELECTED } from "@/lib/domain/list-address";

/** In the footer's place while images are selected, in inverse colours: what can be done with all of them. */
export function SelectionBar({
  refs,
  onClear,
  exportMenu,
}: {
  refs: readonly ImageRef[];
  onClear: () => void;
  /** Takes the place of the export button; the menu of the tool row exports the selection as well. */
  exportMenu?: ReactNode;
}) {
  const t = useTranslations("list.selection");
  const common = useTranslations("common");
  const announce = useAnnounce();
  const command = useCommandKey();
  const comparable = refs.length >= 2 && refs.length <= MOST_COMPARED;

  function copy(lines: string[]) {
    void copyText(lines.join("\n")).then((worked) =>
      announce(worked ? t("copied", { count: lines.length }) : common("copyFailed")),
    );
  }

  return (
    <section
      aria-label={t("bar")}
      className="flex min-h-12 flex-none flex-wrap items-center gap-1.5 bg-inverse px-4 py-1.5 whitespace-nowrap text-on-inverse"
    >
      <span role="status" className="mr-2.5 font-semibold">
        {t("count", { count: refs.length })}
      </span>
      {comparable ? (
        <Link
          href={comparePath(refs)}
          prefetch={false}
          className={`${TOOL} border-transparent bg-surface font-medium text-fg`}
        >
          <Columns2 {...ICON} />
          {t("compare")}
          <Kbd>{command}↵</Kbd>
        </Link>
      ) : (
        // A link without an address: it stays readable, and says why it leads nowhere.
        <span title={t("compareHint", { most: MOST_COMPARED })} className={`${TOOL} opacity-60`}>
          <Columns2 {...ICON} />
          {t("compare")}
          <span className="sr-only">{t("compareHint", { most: MOST_COMPARED })}</span>
        </span>
      )}
      <Tool icon={<Copy {...ICON} />} onClick={() => copy(refs.map(({ imageId }) => imageId))}>
        {t("copyIds")}
      </Tool>
      <Tool
        icon={<Link2 {...ICON} />}
        onClick={() => copy(refs.map((ref) => new URL(imagePath(ref), window.location.href).href))}
      >
        {t("copyLinks")}
      </Tool>
      {exportMenu && (
        <span className="[&>button]:border-on-inverse/35 [&>button]:text-on-inverse [&>button]:hover:bg-on-inverse/12 [&>button]:hover:text-on-inverse">
          {exportMenu}
        </span>
      )}
      {refs.length > MOST_SELECTED && (
        <span className="ml-2 text-small opacity-80">{t("notInAddress", { most: MOST_SELECTED })}</span>
      )}
      <span className="ml-auto">
        <Tool onClick={onClear}>
          {t("clear")}
          <Kbd>Esc</Kbd>
        </Tool>
      </span>
    </section>
  );
}

const ICON = { size: 15, strokeWidth: 1.5, "aria-hidden": true } as const;

const TOOL =
  "inline-flex h-7 items-center gap-1.5 rounded-md border border-on-inverse/35 px-2.5 font-medium no-underline phone:h-9";

function Tool({ icon, onClick, children }: { icon?: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={`${TOOL} hover:bg-on-inverse/12 focus-visible:outline-on-inverse`}
    >
      {icon}
      {children}
    </button>
  );
}
