"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { classes } from "@/components/ui/classes";

/** What one of the two fields holds: a value, nothing, or what cannot be read. */
export type End<T> = { ok: true; value: T | null } | { ok: false };

/**
 * What a range of the rail holds: two small fields and a few ready choices. A field that cannot be read says so and changes
 * nothing; both are taken together, by Enter or when the focus leaves them.
 */
export function RangeForm<T extends string | number>({
  name,
  unit,
  from,
  to,
  read,
  problem,
  ready,
  onChange,
}: {
  name: string;
  /** Behind each field, e.g. GiB. */
  unit?: string;
  from: T | null;
  to: T | null;
  read: (text: string) => End<T>;
  /** What is wrong with a field that cannot be read. */
  problem: string;
  ready: readonly { words: string; from: T | null; to: T | null }[];
  onChange: (range: { from: T | null; to: T | null } | null) => void;
}) {
  const t = useTranslations("list.range");
  // What somebody types lives here until it is taken; a range from elsewhere takes its place.
  const [shown, setShown] = useState({ from, to });
  const [texts, setTexts] = useState({ from: textOf(from), to: textOf(to) });
  const [wrong, setWrong] = useState({ from: false, to: false });
  if (shown.from !== from || shown.to !== to) {
    setShown({ from, to });
    setTexts({ from: textOf(from), to: textOf(to) });
    setWrong({ from: false, to: false });
  }
  const turned = !wrong.from && !wrong.to && isTurned(read(texts.from), read(texts.to));

  function take() {
    const [first, last] = [read(texts.from), read(texts.to)];
    setWrong({ from: !first.ok, to: !last.ok });
    if (!first.ok || !last.ok || isTurned(first, last)) return;
    if (first.value === from && last.value === to) return;
    onChange(first.value === null && last.value === null ? null : { from: first.value, to: last.value });
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    take();
  }

  return (
    <>
      <form
        noValidate
        onSubmit={onSubmit}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) take();
        }}
        className="px-1.5 pb-1"
      >
        <div className="grid grid-cols-2 gap-1.5">
          {(["from", "to"] as const).map((end) => (
            <Small
              key={end}
              label={t(`${end}Label`, { name })}
              placeholder={t(end)}
              unit={unit}
              value={texts[end]}
              problem={wrong[end] ? problem : end === "to" && turned ? t("turned") : null}
              onChange={(text) => setTexts((now) => ({ ...now, [end]: text }))}
            />
          ))}
        </div>
        {/* Enter in a field needs a button to submit; the fields are taken when they are left, too. */}
        <button type="submit" className="sr-only" tabIndex={-1}>
          {t("take")}
        </button>
      </form>
      <ul className="flex flex-wrap gap-1 px-1.5 pt-0.5" aria-label={t("ready", { name })}>
        {ready.map((choice) => {
          const chosen = choice.from === from && choice.to === to;
          return (
            <li key={choice.words}>
              <button
                type="button"
                aria-pressed={chosen}
                onClick={() => onChange(chosen ? null : { from: choice.from, to: choice.to })}
                className={classes(
                  "h-6 rounded-sm px-1.5 text-small phone:h-9",
                  chosen ? "bg-accent-soft font-medium text-accent" : "bg-sunken text-fg-2 hover:text-fg",
                )}
              >
                {choice.words}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Small({
  label,
  placeholder,
  unit,
  value,
  problem,
  onChange,
}: {
  label: string;
  placeholder: string;
  unit?: string;
  value: string;
  problem: string | null;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="min-w-0">
      <span className="flex h-7 items-center rounded-md border border-control bg-surface pr-2 focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent has-aria-invalid:border-bad-mark phone:h-10">
        <input
          type="text"
          value={value}
          placeholder={placeholder}
          aria-label={label}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : id}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className="min-w-0 flex-1 bg-transparent px-2 text-small outline-none placeholder:text-fg-3 placeholder:opacity-100 phone:text-[16px]"
        />
        {unit && <span className="text-small text-fg-3">{unit}</span>}
      </span>
      {problem !== null && (
        <p id={id} role="alert" className="pt-0.5 text-micro text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

function textOf(value: string | number | null): string {
  return value === null ? "" : String(value);
}

function isTurned<T extends string | number>(first: End<T>, last: End<T>): boolean {
  if (!first.ok || !last.ok || first.value === null || last.value === null) return false;
  return first.value > last.value;
}
