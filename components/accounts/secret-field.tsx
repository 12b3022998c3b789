"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type ReactNode, useState } from "react";
import { classes } from "../ui/classes";
import { FIELD, Field } from "../ui/field";

/**
 * A field for a secret: hidden unless the person looks, never filled in by a browser, and safe to paste into: white
 * space around a pasted text is dropped, and a line break inside is kept for the check to find.
 */
export function SecretField({
  label,
  hint,
  problem,
  value,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  problem?: ReactNode;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("accounts.secret");
  const [shown, setShown] = useState(false);

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData("text").trim();
    // A browser would join the lines of a pasted file without a word.
    onChange(value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? value.length));
  }

  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <span className="relative block">
          <input
            {...control}
            type={shown ? "text" : "password"}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            data-1p-ignore
            data-lpignore="true"
            value={value}
            onPaste={paste}
            onChange={(event) => onChange(event.target.value)}
            className={classes(FIELD, "mono pr-10!")}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t("show")}
            title={t(shown ? "hide" : "show")}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-1 my-auto grid size-7 place-items-center rounded-md text-fg-2 hover:bg-fg/6 hover:text-fg"
          >
            {shown ? (
              <EyeOff size={16} strokeWidth={1.5} aria-hidden />
            ) : (
              <Eye size={16} strokeWidth={1.5} aria-hidden />
            )}
          </button>
        </span>
      )}
    </Field>
  );
}
