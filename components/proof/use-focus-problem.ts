import { type RefObject, useEffect, useRef } from "react";

/**
 * For a form: moves the focus to its first field that was refused. `answer` is what came of the last attempt: another
 * value for every attempt, null before the first.
 */
export function useFocusProblem(answer: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [answer]);
  return form;
}
