import { useId } from "react";

/** One of a few choices, side by side; a radio group under the look. `label` is its accessible name. */
export function Segments<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: T;
  choices: readonly { value: T; words: string; lang?: string }[];
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset
      aria-label={label}
      // Positioned, so that its hidden inputs scroll with it and never widen the page.
      className="relative inline-flex max-w-full min-w-0 overflow-x-auto rounded-md border border-line-strong [scrollbar-width:none]"
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          lang={choice.lang}
          className="flex h-7 flex-none cursor-pointer items-center border-l border-line px-3 text-fg-2 first:rounded-l-[5px] first:border-l-0 last:rounded-r-[5px] hover:text-fg has-checked:bg-fg/9 has-checked:font-medium has-checked:text-fg has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent phone:h-11"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="sr-only"
          />
          {choice.words}
        </label>
      ))}
    </fieldset>
  );
}
