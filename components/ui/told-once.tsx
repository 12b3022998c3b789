"use client";

import { Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { classes } from "./classes";
import { copyText } from "./copy-text";
import { FIELD, Field } from "./field";

/** A secret that was just made: nobody can read it again later. */
export function ToldOnce({
  value,
  label,
  hint,
  words,
  className,
}: {
  value: string;
  label: ReactNode;
  hint: ReactNode;
  words: { copy: string; copied: string; copyFailed: string };
  className?: string;
}) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={classes("rounded-md bg-accent-soft p-3", className)}>
      <Field label={label} hint={hint}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
            className={`${FIELD} mono`}
          />
        )}
      </Field>
      <div className="mt-2 flex items-center justify-end gap-2">
        <span role="status" className="mr-auto text-fg-2">
          {copied !== null && (copied ? words.copied : words.copyFailed)}
        </span>
        <Button onClick={async () => setCopied(await copyText(value))}>
          <Copy size={15} strokeWidth={1.5} aria-hidden />
          {words.copy}
        </Button>
      </div>
    </div>
  );
}
