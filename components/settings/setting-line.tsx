import { useTranslations } from "next-intl";
import { SETTING_RULES, type SettingKey, type Settings, type SuggestedEndpoint } from "@/lib/domain/settings";
import { Button } from "../ui/button";
import { FIELD, Field } from "../ui/field";
import { linesOf, type SettingProblem } from "./draft";
import { SuggestedHosts } from "./suggested-hosts";

/** One setting: what it is, why it is so, its field, and the way back to the default. */
export function SettingLine({
  settingKey: key,
  text,
  onChange,
  problem,
  fallback,
  isFallback,
  suggested,
  busy,
  onDefault,
}: {
  settingKey: SettingKey;
  text: string;
  onChange: (text: string) => void;
  problem: SettingProblem | null;
  fallback: Settings[SettingKey];
  /** Whether the default is what holds now. */
  isFallback: boolean;
  suggested: SuggestedEndpoint[];
  busy: boolean;
  onDefault: () => void;
}) {
  const t = useTranslations("settings");
  const rule = SETTING_RULES[key];
  const valueWords = useValueWords();
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-2 border-b border-line px-4 py-3.5 last:border-0">
      <div className="min-w-0 flex-1 basis-64">
        <Field
          label={t(`${key}.label`)}
          problem={problem && <IssueWords settingKey={key} problem={problem} text={text} />}
          hint={t(`${key}.reason`)}
        >
          {(control) =>
            rule.kind === "number" ? (
              <span className="flex items-center gap-2">
                <input
                  {...control}
                  name={key}
                  inputMode="numeric"
                  autoComplete="off"
                  value={text}
                  onChange={(event) => onChange(event.target.value)}
                  className={`${FIELD} max-w-24 text-right`}
                />
                <span className="text-fg-2">{t(`units.${rule.unit}`)}</span>
              </span>
            ) : rule.kind === "choice" ? (
              <select
                {...control}
                name={key}
                value={text}
                onChange={(event) => onChange(event.target.value)}
                className={`${FIELD} max-w-64`}
              >
                {rule.choices.map((choice) => (
                  <option key={choice} value={choice}>
                    {t(`choices.${choice}`)}
                  </option>
                ))}
              </select>
            ) : (
              <textarea
                {...control}
                name={key}
                rows={Math.min(10, Math.max(3, linesOf(text).length + 1))}
                spellCheck={false}
                autoCapitalize="off"
                value={text}
                onChange={(event) => onChange(event.target.value)}
                className={`${FIELD} mono h-auto! py-2`}
              />
            )
          }
        </Field>
        {rule.kind === "hosts" && (
          <SuggestedHosts
            suggested={suggested}
            chosen={linesOf(text)}
            onChoose={(host) => onChange([...linesOf(text), host].join("\n"))}
          />
        )}
      </div>
      <div className="w-52 flex-none text-small text-fg-3 phone:w-full">
        {t("default", { value: valueWords(key, fallback) })}
        {rule.kind === "number" && (
          <span className="block">{t("bounds", { min: rule.min, max: rule.max })}</span>
        )}
        {!isFallback && (
          <Button look="ghost" busy={busy} onClick={onDefault} className="mt-1 -ml-2.5 text-small">
            {t("useDefault")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A setting's value in words. */
function useValueWords(): (key: SettingKey, value: Settings[SettingKey]) => string {
  const t = useTranslations("settings");
  return (key, value) => {
    const rule = SETTING_RULES[key];
    if (rule.kind === "number") return t(`values.${rule.unit}`, { count: Number(value) });
    if (rule.kind === "choice") return t(`choices.${String(value)}`);
    return typeof value === "object" && value.length > 0 ? value.join(", ") : t("values.noHosts");
  };
}

function IssueWords({
  settingKey,
  problem: { issue, line },
  text,
}: {
  settingKey: SettingKey;
  problem: SettingProblem;
  text: string;
}) {
  const t = useTranslations("settings.issue");
  const rule = SETTING_RULES[settingKey];
  if (rule.kind === "number") return t(issue, { min: rule.min, max: rule.max });
  if (rule.kind === "hosts" && issue === "too-many") return t(issue, { max: rule.maxCount });
  const host = line === null ? null : (linesOf(text)[line - 1] ?? null);
  return host === null ? t(issue) : t("inHost", { host, issue: t(issue) });
}
