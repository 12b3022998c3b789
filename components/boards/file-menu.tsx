"use client";

import { Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { fetchText, saveFile } from "../images/save-file";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { copyText } from "../ui/copy-text";
import { Menu, MenuItem, MenuLine } from "../ui/menu";

const FORMATS = [
  ["csv", "CSV"],
  ["json", "JSON"],
  ["markdown", "Markdown"],
] as const;

/** What is on the page as a file, and as Markdown on the clipboard. `file`: the address of a format. */
export function FileMenu({ file }: { file: (format: string) => string }) {
  const t = useTranslations("boards.file");
  const announce = useAnnounce();

  async function copyMarkdown(): Promise<void> {
    const told = await fetchText(file("markdown"));
    const copied = told.ok && (await copyText(told.text));
    announce(copied ? t("copied") : t("failed"));
  }

  async function save(format: string): Promise<void> {
    if (await saveFile(file(format))) announce(t("failed"));
  }

  return (
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
        {t("copy")}
      </MenuItem>
      <MenuLine />
      {FORMATS.map(([format, name]) => (
        <MenuItem key={format} onSelect={() => void save(format)}>
          {t("download", { format: name })}
        </MenuItem>
      ))}
    </Menu>
  );
}
