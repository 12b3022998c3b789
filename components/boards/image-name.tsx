"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DialectId } from "@/lib/domain/cloud";
import type { ImageRow } from "@/lib/domain/image-list";
import { imagePath } from "@/lib/domain/links";
import { TwoLines } from "../images/list/two-lines";
import { CloudTile } from "../ui/cloud-tile";
import { ForeignText } from "../ui/foreign-text";

/** An image's name and id, leading to its page. */
export function ImageName({ row: { ref, name } }: { row: Pick<ImageRow, "ref" | "name"> }) {
  const t = useTranslations("list.row");
  return (
    <Link
      href={imagePath(ref)}
      prefetch={false}
      title={name ?? ref.imageId}
      className="group/name -mx-1 block rounded-sm px-1 py-0.5 text-fg no-underline"
    >
      <TwoLines
        first={
          name === null || name === "" ? (
            <span className="text-fg-3">{t("noName")}</span>
          ) : (
            <ForeignText text={name} className="font-medium underline-offset-2 group-hover/name:underline" />
          )
        }
        second={<bdi className="mono">{ref.imageId}</bdi>}
      />
    </Link>
  );
}

/** A cloud's tile, a region, and the account below it where that is told. */
export function PlaceName({
  dialect,
  regionId,
  account,
}: {
  dialect: DialectId;
  regionId: string;
  account: string;
}) {
  return (
    <span className="flex items-center gap-2">
      <CloudTile dialect={dialect} />
      <TwoLines first={<span className="mono">{regionId}</span>} second={<bdi>{account}</bdi>} />
    </span>
  );
}
