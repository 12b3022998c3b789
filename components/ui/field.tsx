import { type ComponentProps, type ReactNode, useId } from "react";
import { classes } from "./classes";

/** A label over its field, a hint below it, and in the hint's place what is wrong with it. */
export function Field({
  label,
  hint,
  problem,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  problem?: ReactNode;
  className?: string;
  /** Gets what ties the control to its words. */
  children: (control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}) {
  const id = useId();
  const below = problem || hint;
  return (
    <div className={classes("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        ...(below ? { "aria-describedby": `${id}-below` } : {}),
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
      {below && (
        <p id={`${id}-below`} className={classes("text-small", problem ? "text-bad" : "text-fg-3")}>
          {below}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField({
  label,
  hint,
  problem,
  className,
  ...input
}: ComponentProps<"input"> & { label: ReactNode; hint?: ReactNode; problem?: ReactNode }) {
  return (
    <Field label={label} hint={hint} problem={problem} className={className}>
      {(control) => <input {...input} {...control} className={FIELD} />}
    </Field>
  );
}

/** One of a few choices. */
export function SelectField({
  label,
  hint,
  problem,
  className,
  choices,
  ...select
}: ComponentProps<"select"> & {
  label: ReactNode;
  hint?: ReactNode;
  problem?: ReactNode;
  choices: readonly { value: string; words: string }[];
}) {
  return (
    <Field label={label} hint={hint} problem={problem} className={className}>
      {(control) => (
        <select {...select} {...control} className={FIELD}>
          {choices.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How a control of a form looks: 36 px, on a phone 44 px with 16 px letters, so that it does not zoom into the field. */
export const FIELD =
  "h-9 w-full min-w-0 rounded-md border border-control bg-surface px-3 font-normal text-fg aria-invalid:border-bad-mark disabled:opacity-60 phone:h-11 phone:text-[16px]";

/**
 * For the `ref` of the field that a dialog or popover begins with. The attribute, which React's `autoFocus` does not
 * write, is what a browser looks for when a dialog opens.
 */
export function focusedFirst(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
}
