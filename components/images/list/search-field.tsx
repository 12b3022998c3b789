"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { type ImageFilter, readFilter } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";
import { chipKey, chipsOf, withoutChip } from "./chips";
import { useFacetWords } from "./facet-words";
import { FilterChip } from "./filter-chip";
import type { Suggestion } from "./suggestions";
import type { ChangeFilter } from "./use-list-address";

/** A key asks the list at once, but when another one did so just now and has no answer yet: of quick keys the last asks. */
const PAUSE_MS = 50;

const loadHelp = () => import("./search-help");
type Help = Awaited<ReturnType<typeof loadHelp>>;

/**
 * One field for free text and `key:value`; a finished term becomes a chip. Backspace in the empty field selects the
 * last chip, a second one takes it away. The rail shows the same choices.
 */
export function SearchField({
  filter,
  asking,
  list,
  change,
  field,
  onLeave,
}: {
  filter: ImageFilter;
  /** The answer to the filter is on its way. */
  asking: boolean;
  list: Pick<ImageList, "facets" | "distinct" | "accounts">;
  change: ChangeFilter;
  field: RefObject<HTMLInputElement | null>;
  /** The keyboard is done here, and goes on to what was found. */
  onLeave: () => void;
}) {
  const t = useTranslations("list.search");
  const words = useFacetWords(list.accounts);
  const listId = useId();
  const [text, setText] = useState(filter.q);
  const [selecting, setSelecting] = useState(false);
  // Suggestions are for somebody who is typing: not for a field that was only reached.
  const [typing, setTyping] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [help, setHelp] = useState<Help | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askedAtMs = useRef(0);
  const composing = useRef(false);
  const written = useRef(filter.q);
  const chips = chipsOf(filter);
  const suggestions = typing && help ? help.suggest(text, { filter, list, words }) : [];
  const current = at === null ? undefined : suggestions[at];

  // Back and "Clear all" change the text behind the field's back. A render may lag behind what was typed since, so it
  // is the address that is asked whether somebody else wrote it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is the occasion to look, not what is read.
  useEffect(() => {
    const { q } = readFilter(new URLSearchParams(window.location.search));
    if (q === written.current) return;
    written.current = q;
    clearTimeout(pause.current);
    setText(q);
  }, [filter.q]);
  useEffect(() => () => clearTimeout(pause.current), []);

  function write(value: string) {
    const q = value.slice(0, 200).trim();
    if (q === written.current) return;
    written.current = q;
    askedAtMs.current = Date.now();
    change((now) => ({ ...now, q }), "replace");
  }

  function writeSoon(value: string) {
    // A render may lag behind what was written, and then says nothing of its answer.
    const answered = !asking && filter.q === written.current;
    if (answered || Date.now() - askedAtMs.current >= PAUSE_MS) write(value);
    else pause.current = setTimeout(() => write(value), PAUSE_MS);
  }

  function type(value: string) {
    setSelecting(false);
    setText(value);
    setTyping(!composing.current);
    setAt(null);
    clearTimeout(pause.current);
    if (composing.current) return;
    if (/\s$/.test(value)) void conclude(value, writeSoon);
    else writeSoon(sought(value));
  }

  function sought(value: string): string {
    return help ? help.soughtWhileTyped(value, { filter, list, words }) : value;
  }

  /** Makes choices of the finished terms of the field's text; a text without any is sought as it stands. */
  async function conclude(value: string, seek: (value: string) => void) {
    if (!/[:：]/u.test(value)) return seek(value);
    const loaded = help ?? (await loadHelp().catch(() => null));
    // Somebody may have typed on while it was loaded.
    if (field.current?.value !== value) return;
    const term = loaded?.takeTerm(value.trimEnd(), { list, words });
    if (term) finish(term);
    else seek(value);
  }

  function finish(term: { rest: string; apply: (filter: ImageFilter) => ImageFilter }) {
    clearTimeout(pause.current);
    setText(term.rest);
    setTyping(false);
    setAt(null);
    written.current = term.rest;
    change((now) => ({ ...term.apply(now), q: term.rest }));
  }

  /** A key is only typed for the reader; a value is a choice. */
  function take(suggestion: Suggestion) {
    if (!help) return;
    const taken = help.takeSuggestion(text, suggestion);
    if (suggestion.kind === "value") return finish(taken);
    clearTimeout(pause.current);
    setText(taken.rest);
    setAt(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const last = chips.at(-1);
    if (event.key === "Enter") {
      if (current) return take(current);
      clearTimeout(pause.current);
      void conclude(text, (value) => {
        write(value);
        onLeave();
      });
      setTyping(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (suggestions.length > 0) setAt(next(at, event.key === "ArrowDown" ? 1 : -1, suggestions.length));
      else if (event.key === "ArrowDown") onLeave();
    } else if (event.key === "Backspace" && text === "" && last) {
      if (selecting) change((now) => withoutChip(now, last));
      setSelecting(!selecting);
    } else if (event.key === "Escape") {
      if (suggestions.length > 0) setTyping(false);
      else if (text === "") onLeave();
      else type("");
    }
  }

  return (
    <search className="relative flex min-h-[34px] flex-1 flex-wrap items-center gap-1.5 rounded-lg border border-control bg-surface py-[3px] pr-1.5 pl-2.5 focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
      <Search size={16} strokeWidth={1.5} aria-hidden className="flex-none text-fg-3 phone:order-first" />
      {chips.map((chip, index) => (
        <FilterChip
          key={chipKey(chip)}
          chip={chip}
          words={words}
          selected={selecting && index === chips.length - 1}
          onRemove={() => change((now) => withoutChip(now, chip))}
        />
      ))}
      <input
        ref={field}
        type="text"
        role="combobox"
        value={text}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t("label")}
        aria-expanded={suggestions.length > 0}
        aria-controls={help ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId}-${at}` : undefined}
        placeholder={t("placeholder")}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          type(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          // The search works without its suggestions.
          if (!help)
            loadHelp()
              .then(setHelp)
              .catch(() => {});
        }}
        onBlur={() => {
          setSelecting(false);
          setTyping(false);
          // A term that nobody goes on with is finished as it stands: the field never says more than the list was asked.
          if (sought(text) !== text) void conclude(text, write);
        }}
        className="h-[26px] min-w-[120px] flex-1 bg-transparent px-0.5 outline-none placeholder:text-fg-3 placeholder:opacity-100 phone:order-first phone:flex-[1_0_calc(100%-32px)] phone:text-[16px]"
      />
      <span className="phone:hidden" aria-hidden="true">
        <Kbd>/</Kbd>
      </span>
      {help && (
        <help.SuggestionList id={listId} suggestions={suggestions} at={at} words={words} onTake={take} />
      )}
    </search>
  );
}

/** The place after or before one of `count`; from the last it goes to none, which is what was typed. */
function next(at: number | null, step: 1 | -1, count: number): number | null {
  if (at === null) return step === 1 ? 0 : count - 1;
  const to = at + step;
  return to < 0 || to >= count ? null : to;
}
