/**
 * Text that a cloud or a stranger wrote: kept apart from the direction of the text around it, and marked as Chinese
 * where it is, so that glyphs and speech are right inside an English page.
 */
export function ForeignText({ text, className }: { text: string; className?: string }) {
  return (
    <bdi lang={/\p{Script=Han}/u.test(text) ? "zh-Hans" : undefined} className={className}>
      {text}
    </bdi>
  );
}
