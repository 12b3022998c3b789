"use client";

import { ClipboardCopy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImageRef } from "@/lib/domain/image";
import { imagePath } from "@/lib/domain/links";
import { markdownLine } from "@/lib/domain/markdown-line";
import { useAnnounce } from "../ui/announcer";
import { copyText } from "../ui/copy-text";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem, MenuLine } from "../ui/menu";
import { fetchImageJson } from "./fetch-sharing";

/** Copies the image as a link, as a line for a ticket or as JSON, or prints it. */
export function CopyMenu({
  imageRef,
  name,
  connectionName,
}: {
  imageRef: ImageRef;
  name: string | null;
  connectionName: string;
}) {
  const t = useTranslations("share.copyAs");
  const common = useTranslations("common");
  const announce = useAnnounce();
  const address = () => new URL(imagePath(imageRef), location.origin).href;

  function copy(what: "link" | "markdown" | "json", text: string | Promise<string>) {
    void Promise.resolve(text)
      .then(copyText)
      // An answer that did not come is told like a browser that refuses: there is nothing on the clipboard.
      .catch(() => false)
      .then((worked) => announce(worked ? t(`done.${what}`) : common("copyFailed")));
  }

  return (
    <Menu
      trigger={
        <IconButton name={t("title")} icon={<ClipboardCopy size={15} strokeWidth={1.5} aria-hidden />} />
      }
    >
      <MenuItem onSelect={() => copy("link", address())}>{t("link")}</MenuItem>
      <MenuItem
        onSelect={() =>
          copy(
            "markdown",
            markdownLine({
              name,
              id: imageRef.imageId,
              url: address(),
              where: `${connectionName}, ${imageRef.regionId}`,
            }),
          )
        }
      >
        {t("markdown")}
      </MenuItem>
      <MenuItem onSelect={() => copy("json", fetchImageJson(imageRef))}>{t("json")}</MenuItem>
      <MenuLine />
      {/* After the menu has closed, or it would be on the paper. */}
      <MenuItem onSelect={() => setTimeout(() => window.print(), 100)}>{t("print")}</MenuItem>
    </Menu>
  );
}
