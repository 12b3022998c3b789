import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "../../ui/classes";
import { STEPS, type Step } from "./wizard-state";

/** The steps at the left; those that are done keep a summary of what was decided. */
export function StepList({ step, summaries }: { step: Step; summaries: Partial<Record<Step, string>> }) {
  const t = useTranslations("wizard.step");
  const present = STEPS.indexOf(step);
  return (
    <ol aria-label={t("list")} className="min-w-0 phone:flex phone:gap-1.5">
      {STEPS.map((one, at) => {
        const done = at < present;
        return (
          <li
            key={one}
            aria-current={at === present ? "step" : undefined}
            className={classes(
              "flex h-9 items-center gap-2.5",
              at === present ? "font-medium text-fg" : done ? "text-fg-2" : "text-fg-3",
            )}
          >
            <span
              className={classes(
                "grid size-[22px] flex-none place-items-center rounded-full border-[1.5px] text-micro font-semibold",
                at === present
                  ? "border-accent bg-accent text-on-accent"
                  : done
                    ? "border-ok-mark text-ok"
                    : "border-line-strong",
              )}
            >
              {done ? <Check size={12} strokeWidth={2} aria-hidden /> : at + 1}
            </span>
            <span className={classes(at !== present ? "phone:sr-only" : "phone:mr-1.5")}>
              {t(one)}
              {done && <span className="sr-only"> {t("done")}</span>}
            </span>
            {done && summaries[one] !== undefined && (
              <span className="ml-auto min-w-0 truncate text-small text-fg-3 phone:hidden">
                {summaries[one]}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
