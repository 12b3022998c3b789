"use client";

import { Copy } from "lucide-react";
import { IconButton } from "./icon-button";
import { useCopy } from "./use-copy";

/** A small button that copies `text` and answers with a quiet line. `name` says what, e.g. "Copy id". */
export function CopyButton({
  text,
  name,
  shortcut,
  className,
}: {
  text: string;
  name: string;
  shortcut?: string;
  className?: string;
}) {
  const copy = useCopy();
  return (
    <IconButton
      name={name}
      shortcut={shortcut}
      className={className}
      icon={<Copy size={15} strokeWidth={1.5} aria-hidden />}
      onClick={() => copy(text)}
    />
  );
}
