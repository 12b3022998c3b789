"use client";

import { Download, Rss } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ChangesFilter, writeChangesFilter } from "@/lib/domain/changes-filter";
import { EXPORTS_PER_HOUR } from "@/lib/domain/export-limit";
import { type FileTrouble, saveFile } from "../images/save-file";
import { whileBusy } from "../ui/busy-button";
import { Button, buttonClasses } from "../ui/button";
import { Popover } from "../ui/popover";

const FORMATS = ["csv", "json", "markdown"] as const;

/** What is shown as a file, and the way to a feed of it. */
export function ChangesExport({ filter, total }: { filter: ChangesFilter; total: number }) {
  const t = useTranslations("changes");
  const words = useTranslations("export");
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const query = writeChangesFilter(filter).toString();

  async function save(format: (typeof FORMATS)[number]): Promise<void> {
    setBusy(true);
    const met = await saveFile(`/api/changes/export?format=${format}${query === "" ? "" : `&${query}`}`);
    setBusy(false);
    setTrouble(met);
    if (met === null) setOpen(false);
  }

  return (
    <>
      <Link href={`/me?feed=${encodeURIComponent(query)}#feeds`} className={buttonClasses()}>
        <Rss size={15} strokeWidth={1.5} aria-hidden />
        {t("feed")}
      </Link>
      <Popover
        label={t("export")}
        align="end"
        width="narrow"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button>
            <Download size={15} strokeWidth={1.5} aria-hidden />
            {t("export")}
          </Button>
        }
      >
        <div className="p-1.5">
          <p className="px-2 py-1.5 text-small font-medium text-fg-2">{t("total", { count: total })}</p>
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              {...whileBusy(busy, () => void save(format))}
              className="flex min-h-[30px] w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-fg/6 aria-disabled:opacity-60 phone:min-h-[44px]"
            >
              {words(`format.${format}`)}
              <span className="ml-auto text-small text-fg-3">{words(`format.${format}Hint`)}</span>
            </button>
          ))}
          {trouble && (
            <p role="alert" className="mx-2 my-1 rounded-md bg-bad-soft px-3 py-2 text-bad">
              {trouble.kind === "wait"
                ? words("limit", { limit: EXPORTS_PER_HOUR, minutes: trouble.minutes })
                : t(trouble.kind === "sign-in" ? "signIn" : "exportFailed")}
            </p>
          )}
        </div>
      </Popover>
    </>
  );
}
