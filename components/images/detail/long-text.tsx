import { useTranslations } from "next-intl";
import { ForeignText } from "@/components/ui/foreign-text";
import { countText } from "@/lib/domain/size-text";

const SHOWN_AT_ONCE = 300;
const START = 160;

/** A cloud's text, line breaks kept. What is very long is folded, and stays findable in the page. */
export function LongText({ text, className }: { text: string; className?: string }) {
  const t = useTranslations("detail");
  const whole = (
    <ForeignText text={text} className={`whitespace-pre-wrap [overflow-wrap:anywhere] ${className ?? ""}`} />
  );
  if (text.length <= SHOWN_AT_ONCE) return whole;
  return (
    <details>
      <summary className="text-fg-2">
        <ForeignText text={`${startOf(text)}…`} className={`[overflow-wrap:anywhere] ${className ?? ""}`} />{" "}
        <span className="text-accent">{t("longText", { count: countText(text.length) })}</span>
      </summary>
      <div className="mt-1 max-h-80 overflow-y-auto rounded-md bg-sunken p-2">{whole}</div>
    </details>
  );
}

/** The first characters; never half of one. */
function startOf(text: string): string {
  return Array.from(text.slice(0, START * 2))
    .slice(0, START)
    .join("");
}
