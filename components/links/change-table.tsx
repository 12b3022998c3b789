"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { FieldChange } from "@/lib/domain/change";
import type { ChangeText } from "../images/change/change-text";
import { useChangeWords } from "../images/change/change-words";
import { classes } from "../ui/classes";
import { ForeignText } from "../ui/foreign-text";

const HEAD = "px-4 py-1.5 text-left text-small font-medium text-fg-2";
const CELL = "px-4 py-2 align-top [overflow-wrap:anywhere]";

/** What is different between a state that was shared and the one of today, field by field. */
export function ChangeTable({ changes, now }: { changes: FieldChange[]; now: ReactNode }) {
  const t = useTranslations("seen.changes");
  const words = useChangeWords();
  return (
    <ScrollRegion name={t("title")} className="overflow-x-auto -outline-offset-2">
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              {t("field")}
            </th>
            <th scope="col" className={HEAD}>
              {t("then")}
            </th>
            <th scope="col" className={HEAD}>
              {now}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, from, to }) => (
            <tr key={field} className="border-t border-line">
              <th scope="row" className={classes(CELL, "text-left font-normal text-fg-2")}>
                <Words of={words.field(field)} />
              </th>
              <td className={CELL}>
                <Words of={words.value(field, from)} />
              </td>
              <td className={classes(CELL, "border-l-2 border-l-accent font-medium")}>
                <Words of={words.value(field, to)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The start of a long text tells what happened. */
const LONGEST_TEXT = 200;

function Words({ of: { text, mono } }: { of: ChangeText }) {
  const short = text.length > LONGEST_TEXT ? `${Array.from(text).slice(0, LONGEST_TEXT).join("")}…` : text;
  return <ForeignText text={short} className={classes(mono && "mono")} />;
}
