"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { alertsQuery } from "../alerts/alerts-query";
import { FailureText } from "../proof/failure-text";
import type { Act } from "../proof/outcome";
import { Menu } from "../ui/menu";
import { useSignOut } from "./use-sign-out";

const PersonMenuContent = dynamic(
  () => import("./person-menu-content").then(({ PersonMenuContent }) => PersonMenuContent),
  { ssr: false },
);

/** Who is signed in, as far as the shell shows it. */
export type Person = { name: string; email: string; role: "viewer" | "admin" };

/** The person's initials; behind them their name and role, their own pages, those of an admin, and the way out. */
export function PersonMenu({ person, signOut }: { person: Person; signOut: Act<void> }) {
  const t = useTranslations("shell");
  const { leave, failure } = useSignOut(signOut);
  const { data: open } = useQuery({ ...alertsQuery, enabled: person.role === "admin" });
  const freshDrift = open?.freshDrift ?? 0;

  return (
    <>
      {failure && (
        <div className="absolute top-full right-4 max-w-[320px] rounded-md bg-raised shadow-pop">
          <FailureText failure={failure} />
        </div>
      )}
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t("person", { name: person.name })}
            className="ml-1 grid size-6 place-items-center rounded-full bg-fg-2 text-[10.5px] font-semibold text-surface phone:size-8"
          >
            {initialsOf(person.name)}
          </button>
        }
      >
        <PersonMenuContent person={person} freshDrift={freshDrift} leave={leave} />
      </Menu>
    </>
  );
}

/** First letters of the first and last word; of a Chinese name its last two characters. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join("");
  const words = trimmed.split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toUpperCase();
}
