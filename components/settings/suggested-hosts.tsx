import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SuggestedEndpoint } from "@/lib/domain/settings";

/** Hosts of the clouds' own documents that an admin may want to approve; a click adds one to the field. */
export function SuggestedHosts({
  suggested,
  chosen,
  onChoose,
}: {
  suggested: SuggestedEndpoint[];
  chosen: string[];
  onChoose: (host: string) => void;
}) {
  const t = useTranslations("settings.suggested");
  const left = suggested.filter(({ host }) => !chosen.includes(host));
  if (left.length === 0) return null;
  return (
    <details className="mt-2 text-small">
      <summary className="w-fit text-accent">{t("title", { count: left.length })}</summary>
      <ul className="mt-1.5 flex flex-col gap-0.5">
        {left.map(({ host, cloudName, kind, place }) => (
          <li key={host}>
            <button
              type="button"
              aria-label={t("add", { host })}
              onClick={() => onChoose(host)}
              className="flex min-h-7 w-full flex-wrap items-center gap-x-2 rounded-sm px-1.5 py-0.5 text-left hover:bg-fg/6"
            >
              <Plus size={13} strokeWidth={1.75} aria-hidden className="text-fg-3" />
              <span className="mono [overflow-wrap:anywhere]">{host}</span>
              <span className="text-fg-3">
                {cloudName} · {place} · {t(kind)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
