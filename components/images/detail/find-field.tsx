import { Search } from "lucide-react";

/** A quiet field over something long, which narrows it while one types. */
export function FindField({
  value,
  words,
  onFind,
}: {
  value: string;
  words: string;
  onFind: (value: string) => void;
}) {
  return (
    <label className="flex h-10 items-center gap-2 rounded-[inherit] px-4 focus-within:outline-2 focus-within:-outline-offset-2 focus-within:outline-accent">
      <Search size={14} strokeWidth={1.5} aria-hidden className="flex-none text-fg-3" />
      <input
        type="search"
        value={value}
        onChange={(event) => onFind(event.target.value)}
        placeholder={words}
        aria-label={words}
        className="h-full w-full min-w-0 bg-transparent outline-none placeholder:text-fg-3 phone:text-[16px]"
      />
    </label>
  );
}
