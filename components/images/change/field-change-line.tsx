"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { ForeignText } from "@/components/ui/foreign-text";
import type { ChangeValue, FieldChange } from "@/lib/domain/change";
import type { ChangeText } from "./change-text";
import { useChangeWords } from "./change-words";

/** A value of a page has its own place for the whole text; here the start of it tells what happened. */
const LONGEST_TEXT = 120;

/** "Status Creating → Available", and for accounts whom it was shared with since. */
export function FieldChangeLine({ change }: { change: FieldChange }) {
  const t = useTranslations("change");
  const words = useChangeWords();
  const label = words.field(change.field);
  const joined = newcomers(change.from, change.to);
  const left = newcomers(change.to, change.from);
  return (
    <div className="[overflow-wrap:anywhere]">
      <Words of={label} className="mr-1.5 font-medium" />
      <del className="text-fg-3">
        <span className="sr-only">{t("was")} </span>
        <Words of={words.value(change.field, change.from)} />
      </del>
      <span aria-hidden> → </span>
      <ins className="no-underline">
        <span className="sr-only">{t("is")} </span>
        <Words of={words.value(change.field, change.to)} />
      </ins>
      {joined.length > 0 && <Accounts words={t("joined")} accounts={joined} />}
      {left.length > 0 && <Accounts words={t("left")} accounts={left} />}
    </div>
  );
}

function Words({ of: { text, mono }, className }: { of: ChangeText; className?: string }) {
  const short = text.length > LONGEST_TEXT ? `${Array.from(text).slice(0, LONGEST_TEXT).join("")}…` : text;
  return <ForeignText text={short} className={classes(mono && "mono", className)} />;
}

/** At most as many names as help; how many more there are is said by the count in the line above. */
const MOST_ACCOUNTS = 5;

function Accounts({ words, accounts }: { words: string; accounts: string[] }) {
  return (
    <div className="text-small text-fg-3">
      {words}{" "}
      {accounts.slice(0, MOST_ACCOUNTS).map((account, position) => (
        <span key={account}>
          {position > 0 && ", "}
          <bdi className="mono">{account}</bdi>
        </span>
      ))}
      {accounts.length > MOST_ACCOUNTS && " …"}
    </div>
  );
}

/** Accounts of the second list that the first one has not; none where the field holds no lists. */
function newcomers(before: ChangeValue, after: ChangeValue): string[] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  return after.filter((one): one is string => typeof one === "string" && !before.includes(one));
}
