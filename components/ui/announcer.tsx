"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const SHOWN_MS = 2000;
const Announce = createContext<(words: string) => void>(() => {});

/** Holds the quiet line at the bottom left that answers an action for two seconds, for eyes and screen readers. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ words: string; turn: number } | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <Announce value={(words) => setSaid((before) => ({ words, turn: (before?.turn ?? 0) + 1 }))}>
      {children}
      <div role="status" className="pointer-events-none fixed bottom-3 left-3 z-50 max-w-[calc(100vw-24px)]">
        {said && (
          <div
            key={said.turn}
            className="truncate rounded-md bg-inverse px-3 py-1.5 text-small text-on-inverse shadow-pop"
          >
            {said.words}
          </div>
        )}
      </div>
    </Announce>
  );
}

/** Says a short line to the person. */
export function useAnnounce(): (words: string) => void {
  return useContext(Announce);
}
