import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { UnknownWord } from "@/components/ui/missing";
import { ProvenanceMark } from "@/components/ui/provenance-mark";
import type { Evidence } from "@/lib/domain/answer";
import { evidenceFor, whyMissing } from "@/lib/domain/evidence";
import type { Mapped, NotReported } from "@/lib/domain/mapped";
import { FreshMark } from "./fresh-changes";
import { LongText } from "./long-text";
import { MissingWords } from "./missing-words";

type FactProps = {
  label: string;
  /** Our field, by which its evidence is found; null for facts of our own configuration, which need none. */
  field: string | null;
  evidence: Record<string, Evidence>;
};

/** One line of the overview: label, value, and how full the evidence behind it is. */
export function Fact({ label, field, evidence, children }: FactProps & { children: ReactNode }) {
  const basis = field === null ? null : evidenceFor(evidence, field);
  return (
    <div className="grid min-h-[30px] break-inside-avoid grid-cols-[112px_minmax(0,1fr)] items-baseline gap-2 border-b border-line py-[5px] @max-[820px]:grid-cols-[96px_minmax(0,1fr)]">
      <dt className="text-fg-2">{label}</dt>
      <dd className="flex min-w-0 items-start gap-2">
        <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <FreshMark field={field}>{children}</FreshMark>
        </div>
        {basis && (
          <span className="-my-0.5 -mr-[7px] -ml-[3px] flex-none">
            <ProvenanceMark basis={basis.basis} from={basis.from} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** A fact whose value is a cloud's text, or null. */
export function TextFact({
  text,
  mono = false,
  ...fact
}: FactProps & { field: string; text: string | null; mono?: boolean }) {
  return (
    <Fact {...fact}>
      {text === null ? (
        <MissingWords kind={whyMissing(fact.evidence, fact.field)} />
      ) : (
        <LongText text={text} className={classes(mono && "mono")} />
      )}
    </Fact>
  );
}

/** A fact in our word with the cloud's beside it. */
export function WordFact<T extends string>({
  mapped,
  wordOf,
  ...fact
}: FactProps & { field: string; mapped: Mapped<T> | NotReported; wordOf: (value: T) => ReactNode }) {
  return (
    <Fact {...fact}>
      {mapped === "not-reported" ? (
        <MissingWords kind="not-reported" />
      ) : (
        <MappedWord mapped={mapped} wordOf={wordOf} />
      )}
    </Fact>
  );
}

/** Our word, then the cloud's in mono unless it is the same; a word that we do not know stands alone. */
export function MappedWord<T extends string>({
  mapped,
  wordOf,
}: {
  mapped: Mapped<T>;
  wordOf: (value: T) => ReactNode;
}) {
  if (mapped.value === "unknown") {
    return mapped.raw !== null && mapped.raw.length > LONGEST_WORD ? (
      <LongText text={mapped.raw} className="mono text-fg-2" />
    ) : (
      <UnknownWord raw={mapped.raw} />
    );
  }
  const word = wordOf(mapped.value);
  return (
    <>
      {word}{" "}
      {mapped.raw !== null && !sameWord(mapped.raw, word) && (
        <LongText text={mapped.raw} className="mono text-fg-3" />
      )}
    </>
  );
}

/** A word of more characters than this is no word and is folded. */
const LONGEST_WORD = 100;

function sameWord(raw: string, word: ReactNode): boolean {
  return typeof word === "string" && raw.toLowerCase() === word.toLowerCase();
}
