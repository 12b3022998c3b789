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
import type { RowShape } from "./row-shape";
import { FIRST_LINE } from "./two-lines";

/** The system, and below it how long it is supported; ≠ where the image's name says something else. */
export function SystemCell({ row, shape }: { row: ImageRow; shape: RowShape }) {
  const disagreement = useDisagreement(row);
  const system = <System row={row} />;
  return (
    <>
      {disagreement === null ? (
        system
      ) : (
        <span className="flex min-w-0 leading-4">
          {system}
          <Disagreement words={disagreement} />
        </span>
      )}
      <LifecycleText lifecycle={row.lifecycle} className="block truncate text-micro compact:hidden" />
      {shape === "one-line" && (
        <LifecycleText lifecycle={row.lifecycle} form="short" className="flex-none text-small" />
      )}
    </>
  );
}

/** Our reading of the system; its cloud's own text is the title. */
function System({ row }: { row: ImageRow }) {
  const words = useTranslations("word.family");
  const { first, second } = systemWords(row.os);
  const { family } = row.os;
  if (first !== null) {
    return <MarkedText text={first} title={second ?? row.os.text ?? first} className={FIRST_LINE} />;
  }
  if (family === "not-reported") return <Missing kind="not-reported" className={`${FIRST_LINE} text-fg-3`} />;
  return (
    <span className={FIRST_LINE}>
      {family.value === "unknown" ? <UnknownWord raw={family.raw} /> : words(family.value)}
    </span>
  );
}

/** What the sign ≠ says, or null where the name agrees. */
function useDisagreement(row: ImageRow): string | null {
  const t = useTranslations("list.row");
  const release = releaseInName(row.name, row.os);
  if (release === null && !row.noteCodes.includes("name-disagrees")) return null;
  return release === null ? t("nameDisagreesPlain") : t("nameDisagrees", { release });
}

function Disagreement({ words }: { words: string }) {
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
