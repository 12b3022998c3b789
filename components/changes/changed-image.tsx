"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ChangeKind } from "@/lib/domain/change";
import type { ChangeRow } from "@/lib/domain/changes-page";
import { imagePath } from "@/lib/domain/links";
import { FieldChangeLine } from "../images/change/field-change-line";
import { ForeignText } from "../ui/foreign-text";

/** Fields that are shown at once. */
const SHOWN_FIELDS = 4;

/**
 * One image, by the name that it had then, with a way to its history, and what is different. `kind` where the line has
 * to say what happened. The page of a gone image is its tombstone.
 */
export function ChangedImage({ change, kind }: { change: ChangeRow; kind?: ChangeKind }) {
  const t = useTranslations("change");
  const { ref, imageName, fields } = change;
  const name = imageName?.trim() || ref.imageId;
  const rest = fields.slice(SHOWN_FIELDS);
  return (
    <div className="[overflow-wrap:anywhere]">
      <div>
        {kind && <span className="text-fg-2">{t(`kind.${kind}`)}: </span>}
        <Link href={`${imagePath(ref)}#history`} className="font-medium hover:underline">
          <ForeignText text={name} />
        </Link>
        {name !== ref.imageId && <bdi className="mono ml-2 text-small text-fg-3">{ref.imageId}</bdi>}
      </div>
      {kind === "dropped" && <div className="text-small text-fg-3">{t("droppedWhy")}</div>}
      {fields.slice(0, SHOWN_FIELDS).map((field) => (
        <FieldChangeLine key={field.field} change={field} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary className="text-small text-accent">{t("moreFields", { count: rest.length })}</summary>
          {rest.map((field) => (
            <FieldChangeLine key={field.field} change={field} />
          ))}
        </details>
      )}
    </div>
  );
}
