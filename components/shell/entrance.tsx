import type { ReactNode } from "react";
import { Mark } from "../ui/mark";
import { LanguageSwitch } from "./language-switch";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

/** The pages before the sign-in: the mark, a title, one form in a card. */
export function Entrance({
  title,
  intro,
  theme,
  children,
}: {
  title: string;
  intro: ReactNode;
  theme: Theme;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <div className="flex items-center justify-end gap-1 p-3">
        <LanguageSwitch />
        <ThemeSwitch initial={theme} />
      </div>
      <main id="content" className="grid flex-1 place-items-center px-4 pb-16">
        <div className="w-full max-w-[360px] rounded-xl border border-line bg-surface p-8 phone:p-6">
          <div className="mb-6 flex flex-col items-center text-center">
            <Mark size={56} />
            <h1 className="mt-3 text-h1 font-semibold">{title}</h1>
            <div className="text-fg-2 [overflow-wrap:anywhere]">{intro}</div>
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
