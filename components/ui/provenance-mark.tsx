"use client";

import { useTranslations } from "next-intl";
import type { Basis } from "@/lib/domain/answer";
import { Tooltip } from "./tooltip";

/**
 * How full the evidence behind one value is: a 10 px glyph in a 24 px target. `from` are the wire paths the value was
 * read from; the tooltip and the accessible name say both, e.g. "Mapped: platform, osVersion".
 */
export function ProvenanceMark({ basis, from }: { basis: Basis; from: readonly string[] }) {
  const t = useTranslations("common.provenance");
  const words = from.length === 0 ? t(basis) : t("from", { basis: t(basis), fields: from.join(" + ") });
  return (
    <Tooltip words={words} onTap>
      <button
        type="button"
        aria-label={words}
        className="grid size-6 flex-none cursor-help place-items-center rounded-sm text-fg-3"
      >
        <ProvenanceGlyph basis={basis} />
      </button>
    </Tooltip>
  );
}

/** The bare glyph, for a legend. */
export function ProvenanceGlyph({ basis }: { basis: Basis }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" fill="none" aria-hidden="true" data-basis={basis}>
      {basis === "reported" ? (
        <circle cx="5" cy="5" r="3.6" fill="currentColor" />
      ) : (
        <circle
          cx="5"
          cy="5"
          r="3.5"
          stroke="currentColor"
          strokeWidth="1.1"
          strokeDasharray={basis === "assumed" ? "1.5 1.25" : undefined}
        />
      )}
      {basis === "mapped" && <path d="M5 1.5a3.5 3.5 0 0 0 0 7z" fill="currentColor" />}
    </svg>
  );
}
