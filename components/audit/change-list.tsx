import { useTranslations } from "next-intl";
import type { AuditDetails, AuditValue } from "@/lib/domain/audit";

/** What an act changed, field by field: the product's own names, the value before and the value after. */
export function ChangeList({ before, after }: { before: AuditDetails | null; after: AuditDetails | null }) {
  const t = useTranslations("audit.change");
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (fields.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5">
      {fields.map((field) => {
        const old = before?.[field];
        const now = after?.[field];
        return (
          <li key={field} className="text-small [overflow-wrap:anywhere]">
            <span className="mono text-fg-3">{field}</span>{" "}
            {old !== undefined && (
              <>
                <span className="sr-only">{t("before")} </span>
                <Value value={old} />
              </>
            )}
            {old !== undefined && now !== undefined && (
              <span aria-hidden="true" className="text-fg-3">
                {" → "}
              </span>
            )}
            {now !== undefined && (
              <>
                {old !== undefined && <span className="sr-only"> {t("after")} </span>}
                <Value value={now} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Value({ value }: { value: AuditValue }) {
  const t = useTranslations("audit.change");
  if (value === null) return <span className="text-fg-3">{t("none")}</span>;
  if (typeof value !== "object") return <bdi>{String(value)}</bdi>;
  if ("fingerprint" in value) {
    return (
      <span className="mono" title={t("fingerprint")}>
        {value.fingerprint}
      </span>
    );
  }
  if (value.length === 0) return <span className="text-fg-3">{t("none")}</span>;
  return (
    <bdi>{value.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(", ")}</bdi>
  );
}
