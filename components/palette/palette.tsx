"use client";

import { Clock, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Role } from "@/lib/domain/role";
import { Kbd } from "../ui/kbd";
import { fitting, GROUPS, type Item } from "./item";
import { PaletteItem } from "./palette-item";
import { noteUse, recentlyUsed } from "./recent";
import { useFoundImages, useViews } from "./use-found";
import { useItems } from "./use-items";

/**
 * One field for images, views, pages and actions. The focus stays in it; the options are moved through by
 * aria-activedescendant. Without a text it begins with what was used last.
 */
export function Palette({
  open,
  typed,
  onClose,
  role,
  signOut,
}: {
  open: boolean;
  /** What was typed before it stood here. */
  typed: string;
  onClose: () => void;
  role: Role;
  signOut: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const t = useTranslations("palette");

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the veil; Escape is the dialog's own key for it.
    <dialog
      ref={dialog}
      aria-label={t("title")}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="m-auto mt-[11vh] max-h-[78vh] w-[min(620px,calc(100vw-24px))] overflow-hidden rounded-xl bg-raised p-0 text-fg shadow-pop backdrop:bg-veil"
    >
      {open && <Content typed={typed} onClose={onClose} role={role} signOut={signOut} />}
    </dialog>
  );
}

function Content({
  typed,
  onClose,
  role,
  signOut,
}: {
  typed: string;
  onClose: () => void;
  role: Role;
  signOut: () => void;
}) {
  const t = useTranslations("palette");
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState(typed);
  const [at, setAt] = useState(0);
  const images = useFoundImages(text);
  const fixed = [...useViews(true), ...useItems(role, signOut)];
  const recent = useRecent(fixed);
  const items =
    text.trim() === ""
      ? [...recent, ...withoutThose(fixed, recent)]
      : [...images.items, ...fitting(fixed, text)];
  const sorted = GROUPS.flatMap((group) => items.filter((item) => item.group === group));
  const current = sorted[Math.min(at, sorted.length - 1)];
  const optionId = (item: Item) => `${id}-${item.id.replace(/\s/gu, "_")}`;
  const currentId = current && optionId(current);

  function take(item: Item) {
    noteUse({ id: item.id, words: item.words, href: item.act.kind === "go" ? item.act.href : null });
    onClose();
    if (item.act.kind === "go") router.push(item.act.href);
    else item.act.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const last = sorted.length - 1;
    if (event.key === "ArrowDown") setAt(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") setAt(at <= 0 ? last : at - 1);
    else if (event.key === "Enter") {
      if (current) take(current);
    } else return;
    event.preventDefault();
  }

  // The option that Enter takes is always to be seen.
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: "nearest" });
  }, [currentId]);

  return (
    <div className="flex max-h-[inherit] flex-col">
      <div className="flex h-12 flex-none items-center gap-2.5 border-b border-line px-4">
        <Search size={16} strokeWidth={1.5} aria-hidden className="flex-none text-fg-3" />
        <input
          type="text"
          role="combobox"
          // The dialog is opened in order to type here.
          // biome-ignore lint/a11y/noAutofocus: see above.
          autoFocus
          value={text}
          aria-label={t("label")}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={currentId}
          autoComplete="off"
          spellCheck={false}
          placeholder={t("placeholder")}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-body outline-none placeholder:text-fg-3 placeholder:opacity-100 phone:text-[16px]"
        />
        <Kbd>Esc</Kbd>
      </div>
      <div
        id={id}
        role="listbox"
        aria-label={t("title")}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto p-1.5"
      >
        {GROUPS.map((group) => {
          const members = sorted.filter((item) => item.group === group);
          if (members.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a part of a list of options, not of a form.
            <div key={group} role="group" aria-labelledby={`${id}-${group}`} className="pb-1">
              <div id={`${id}-${group}`} className="px-2.5 py-1.5 text-small text-fg-2">
                {group === "images" && images.total !== null
                  ? t("imagesCount", { count: images.total })
                  : t(`groups.${group}`)}
              </div>
              {members.map((item) => (
                <PaletteItem
                  key={item.id}
                  id={optionId(item)}
                  item={item}
                  active={item === current}
                  onTake={() => take(item)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <p role="status" className="sr-only">
        {t("found", { count: sorted.length })}
      </p>
      {images.failed && (
        <p role="alert" className="border-t border-line px-4 py-2 text-small text-bad">
          {t("failed")}
        </p>
      )}
    </div>
  );
}

/** What was used last, in the words of today; what exists no more is left out. */
function useRecent(fixed: readonly Item[]): Item[] {
  return recentlyUsed.useValue().flatMap((used): Item[] => {
    const known = fixed.find(({ id }) => id === used.id);
    if (known) return [{ ...known, group: "recent" }];
    if (!used.id.startsWith("image ") || used.href === null) return [];
    return [{ ...used, group: "recent", sign: USED, act: { kind: "go", href: used.href } }];
  });
}

const USED = <Clock size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" />;

function withoutThose(items: readonly Item[], others: readonly Item[]): Item[] {
  return items.filter(({ id }) => !others.some((other) => other.id === id));
}
