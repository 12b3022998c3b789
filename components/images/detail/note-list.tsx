import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusGlyph } from "@/components/ui/status-glyph";
import { NOTE_CODES, type Note, type NoteCode } from "@/lib/domain/image";
import { LongText } from "./long-text";

const SHOWN_AT_ONCE = 4;

/** What was assumed or found odd while reading the image: one sentence for each kind, and the places in the answer. */
export function NoteList({ notes }: { notes: Note[] }) {
  const t = useTranslations("detail.note");
  if (notes.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-small font-medium text-fg-2">{t("title")}</h3>
      <ul className="rounded-lg border border-line">
        {byCode(notes).map(({ code, places }) => (
          <li
            key={code}
            className="flex items-start gap-2.5 border-t border-line px-3.5 py-2 first:border-t-0"
          >
            {CALM.has(code) ? (
              <Info size={14} strokeWidth={1.5} aria-hidden className="mt-[3px] flex-none text-fg-3" />
            ) : (
              <StatusGlyph glyph="warning" className="mt-1 mr-px ml-px" />
            )}
            <div className="min-w-0 flex-1">
              <p>{t(`code.${code}`)}</p>
              <Places places={places} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Notes that say how we read the answer; the others may want somebody's attention. */
const CALM: ReadonlySet<NoteCode> = new Set([
  "zone-assumed",
  "field-undocumented",
  "key-alias",
  "unit-unknown",
]);

function byCode(notes: Note[]): { code: NoteCode; places: Note[] }[] {
  return NOTE_CODES.map((code) => ({ code, places: notes.filter((note) => note.code === code) })).filter(
    ({ places }) => places.length > 0,
  );
}

function Places({ places }: { places: Note[] }) {
  const t = useTranslations("detail.note");
  const rest = places.slice(SHOWN_AT_ONCE);
  return (
    <>
      <PlaceLines places={places.slice(0, SHOWN_AT_ONCE)} />
      {rest.length > 0 && (
        <details>
          <summary className="text-small text-accent">{t("more", { count: rest.length })}</summary>
          <PlaceLines places={rest} />
        </details>
      )}
    </>
  );
}

function PlaceLines({ places }: { places: Note[] }) {
  const t = useTranslations("detail.note");
  return (
    <ul className="text-small text-fg-2">
      {places.map(({ path, raw }) => (
        <li key={`${path} ${raw}`} className="[overflow-wrap:anywhere]">
          <LongText text={path} className="mono" />
          {raw !== null && (
            <>
              <span className="text-fg-3"> {t("saysRaw")} </span>
              <LongText text={raw} className="mono text-fg" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
