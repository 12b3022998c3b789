"use client";

import { useTranslations } from "next-intl";
import { ForeignText } from "@/components/ui/foreign-text";
import { Missing, UnknownWord } from "@/components/ui/missing";
import { Tooltip } from "@/components/ui/tooltip";
import type { ImageRow } from "@/lib/domain/image-list";
import { releaseInName } from "@/lib/domain/name-disagrees";
import { systemWords } from "../system-words";
import { TwoLines } from "./two-lines";

/** The system; the cloud's text below where it says more; ≠ where the image's name says something else. */
export function SystemCell({ row }: { row: ImageRow }) {
  const { first, second } = systemWords(row.os);
  if (first === null) return <NoSystem row={row} />;
  return (
    <TwoLines
      first={
        <span title={row.os.text ?? first}>
          <ForeignText text={first} />
          <Disagreement row={row} />
        </span>
      }
      second={second && <ForeignText text={second} />}
    />
  );
}

function NoSystem({ row }: { row: ImageRow }) {
  const words = useTranslations("word.family");
  const { family } = row.os;
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
      <span className="ml-1 text-warn">
        <span aria-hidden="true">≠</span>
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  );
}
