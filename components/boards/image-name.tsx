"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DialectId } from "@/lib/domain/cloud";
import type { ImageRow } from "@/lib/domain/image-list";
import { imagePath } from "@/lib/domain/links";
import { FIRST_LINE, SECOND_LINE } from "../images/list/two-lines";
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
      {name === null || name === "" ? (
        <span className={`${FIRST_LINE} text-fg-3`}>{t("noName")}</span>
      ) : (
        <ForeignText
          text={name}
          className={`${FIRST_LINE} font-medium underline-offset-2 group-hover/name:underline`}
        />
      )}
      <bdi className={`${SECOND_LINE} mono-micro`}>{ref.imageId}</bdi>
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
      <span className="block min-w-0">
        <span className={`${FIRST_LINE} mono`}>{regionId}</span>
        <bdi className={SECOND_LINE}>{account}</bdi>
      </span>
    </span>
  );
}
