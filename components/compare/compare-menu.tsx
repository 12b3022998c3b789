"use client";

import { Copy, Download, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { comparePath, compareQuery } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { fetchText, saveFile } from "../images/save-file";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { copyText } from "../ui/copy-text";
import { Menu, MenuItem, MenuLine } from "../ui/menu";
import { useCopy } from "../ui/use-copy";

const FORMATS = [
  ["csv", "CSV"],
  ["json", "JSON"],
  ["markdown", "Markdown"],
] as const;

/** The comparison as a link, on the clipboard and as a file. */
export function CompareMenu({ refs, onlyDifferences }: { refs: ImageRef[]; onlyDifferences: boolean }) {
  const t = useTranslations("compare");
  const copy = useCopy();
  const announce = useAnnounce();
  const query = compareQuery({ images: refs, onlyDifferences });
  const file = (format: string) => `/api/compare?format=${format}&${query}`;

  async function copyMarkdown(): Promise<void> {
    const told = await fetchText(file("markdown"));
    const copied = told.ok && (await copyText(told.text));
    announce(copied ? t("markdownCopied") : t("copyFailed"));
  }

  async function save(format: string): Promise<void> {
    if (await saveFile(file(format))) announce(t("copyFailed"));
  }

  return (
    <>
      <Button onClick={() => copy(new URL(comparePath(refs, onlyDifferences), window.location.href).href)}>
        <Link2 size={15} strokeWidth={1.5} aria-hidden />
        {t("copyLink")}
      </Button>
      <Menu
        trigger={
          <Button>
            <Download size={15} strokeWidth={1.5} aria-hidden />
            {t("export")}
          </Button>
        }
      >
        <MenuItem onSelect={() => void copyMarkdown()}>
          <Copy size={15} strokeWidth={1.5} aria-hidden />
          {t("copyMarkdown")}
        </MenuItem>
        <MenuLine />
        {FORMATS.map(([format, name]) => (
          <MenuItem key={format} onSelect={() => void save(format)}>
            {t("download", { format: name })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
