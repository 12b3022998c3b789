import { useTranslations } from "next-intl";
import { ProvenanceGlyph } from "@/components/ui/provenance-mark";
import type { Basis } from "@/lib/domain/answer";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { NoteList } from "./note-list";
import { PlaceFacts } from "./place-facts";
import { Section } from "./section";
import { StateFacts } from "./state-facts";
import { SystemFacts } from "./system-facts";

const BASES: readonly Basis[] = ["reported", "mapped", "derived", "assumed"];

/** The facts in three columns (two or one where it is narrow), what they rest on, and the notes. */
export function OverviewSection({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail");
  const { filledFrom, notes } = detail.image;
  return (
    <Section id="overview" title={t("section.overview")} end={<Legend />}>
      <div className="grid grid-cols-3 gap-x-10 @max-[820px]:block @max-[820px]:columns-2 @max-[820px]:gap-x-7 @max-[520px]:columns-1">
        <PlaceFacts detail={detail} />
        <SystemFacts detail={detail} />
        <StateFacts detail={detail} />
      </div>
      {filledFrom && (
        <p className="mt-2 text-small text-fg-3">
          {t.rich("filledFrom", {
            operation: () => <span className="mono">{filledFrom.operation}</span>,
            count: filledFrom.fields.length,
          })}
        </p>
      )}
      <NoteList notes={notes} />
    </Section>
  );
}

function Legend() {
  const t = useTranslations("common.provenance.legend");
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-fg-3 @max-[520px]:hidden">
      {BASES.map((basis) => (
        <li key={basis} className="inline-flex items-center gap-1.5">
          <ProvenanceGlyph basis={basis} />
          {t(basis)}
        </li>
      ))}
    </ul>
  );
}
