import { useTranslations } from "next-intl";
import { durationOf } from "./duration";

/** "840 ms", "4.2 s", "3 min". */
export function DurationText({ ms }: { ms: number }) {
  const t = useTranslations("accounts.duration");
  const { unit, count } = durationOf(ms);
  return <span>{t(unit, { count })}</span>;
}
