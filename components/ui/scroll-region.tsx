import type { ComponentProps } from "react";

/** A part of a page that scrolls by itself where its content is wider or longer. It has a name, and a keyboard reaches it. */
export function ScrollRegion({
  name,
  ...rest
}: Omit<ComponentProps<"section">, "aria-label" | "tabIndex"> & { name: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer could not scroll it otherwise.
  return <section aria-label={name} tabIndex={0} {...rest} />;
}
