"use client";

import { useQuery } from "@tanstack/react-query";
import {
  CircleUser,
  Cloud,
  History,
  Link2,
  LogOut,
  type LucideIcon,
  Radar,
  Settings,
  Share2,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { alertsQuery } from "../alerts/alerts-query";
import { FailureText } from "../proof/failure-text";
import type { Act } from "../proof/outcome";
import { Menu, MenuItem, MenuLine, MenuLink } from "../ui/menu";
import { useSignOut } from "./use-sign-out";

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
        <div className="max-w-[240px] px-2 py-1.5">
          <div className="truncate font-medium">
            <bdi>{person.name}</bdi>
          </div>
          <div className="truncate text-small text-fg-3">
            <bdi>{person.email}</bdi>
          </div>
          <div className="text-small text-fg-3">{t(`roles.${person.role}`)}</div>
        </div>
        <MenuLine />
        <Place href="/me" Icon={CircleUser} words={t("places.me")} />
        <Place href="/me/links" Icon={Link2} words={t("places.myLinks")} />
        {person.role === "admin" && (
          <>
            <Place href="/admin/accounts" Icon={Cloud} words={t("accounts")} />
            <Place href="/admin/users" Icon={Users} words={t("places.users")} />
            <Place href="/admin/settings" Icon={Settings} words={t("places.settings")} />
            <Place href="/admin/links" Icon={Share2} words={t("places.links")} />
            <Place
              href="/admin/drift"
              Icon={Radar}
              words={t("places.drift")}
              note={freshDrift > 0 ? t("freshDrift", { count: freshDrift }) : null}
            />
            <Place href="/admin/audit" Icon={History} words={t("places.audit")} />
          </>
        )}
        <MenuLine />
        <MenuItem onSelect={leave}>
          <LogOut size={15} strokeWidth={1.5} aria-hidden className="text-fg-2" />
          {t("signOut")}
        </MenuItem>
      </Menu>
    </>
  );
}

function Place({
  href,
  Icon,
  words,
  note = null,
}: {
  href: string;
  Icon: LucideIcon;
  words: string;
  /** What is new there. */
  note?: string | null;
}) {
  return (
    <MenuLink href={href}>
      <Icon size={15} strokeWidth={1.5} aria-hidden className="text-fg-2" />
      {words}
      {note !== null && <span className="ml-auto text-small text-accent">{note}</span>}
    </MenuLink>
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
