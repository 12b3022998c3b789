"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { useTranslations } from "next-intl";
import { Missing, UnknownWord } from "@/components/ui/missing";
import { Tooltip } from "@/components/ui/tooltip";
import type { ImageRow } from "@/lib/domain/image-list";
import { releaseInName } from "@/lib/domain/name-disagrees";
import { systemWords } from "../system-words";
import { LifecycleText } from "./lifecycle-text";
import { MarkedText } from "./marked-text";

/** The system, and below it how long it is supported; ≠ where the image's name says something else. */
export function SystemCell({ row }: { row: ImageRow }) {
  return (
    <span className="block min-w-0 compact:flex compact:items-baseline compact:gap-2">
      <span className="flex min-w-0 leading-4">
        <System row={row} />
        <Disagreement row={row} />
      </span>
      <span className="block truncate text-micro compact:hidden">
        <LifecycleText lifecycle={row.lifecycle} />
      </span>
      <LifecycleText
        lifecycle={row.lifecycle}
        form="short"
        className="hidden flex-none text-small compact:inline"
      />
    </span>
  );
}

/** Our reading of the system; its cloud's own text is the title. */
function System({ row }: { row: ImageRow }) {
  const words = useTranslations("word.family");
  const { first, second } = systemWords(row.os);
  const { family } = row.os;
  if (first !== null) {
    return (
      <span className="truncate" title={second ?? row.os.text ?? first}>
        <MarkedText text={first} />
      </span>
    );
  }
  if (family === "not-reported") return <Missing kind="not-reported" />;
  if (family.value === "unknown") return <UnknownWord raw={family.raw} />;
  return <span>{words(family.value)}</span>;
}

function Disagreement({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const release = releaseInName(row.name, row.os);
  if (release === null && !row.noteCodes.includes("name-disagrees")) return null;
  const words = release === null ? t("nameDisagreesPlain") : t("nameDisagrees", { release });
  return (
    <Tooltip words={words}>
      {/* The row's link is the only stop of a row; the sign's words are read with its cell. */}
      <span className="ml-1 flex-none text-warn">
        <span aria-hidden="true">≠</span>
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  );
}
