"use client";

import {
  Activity,
  Brush,
  CalendarClock,
  CircleUser,
  Cloud,
  Gauge,
  Grid3x3,
  History,
  Layers,
  Link2,
  LogOut,
  type LucideIcon,
  Radar,
  Settings,
  Share2,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuItem, MenuLine, MenuLink } from "../ui/menu";
import type { Person } from "./person-menu";
import { PLACES } from "./place-list";

/** What the person's menu holds: who is signed in, their pages, those of an admin, and the way out. */
export function PersonMenuContent({
  person,
  freshDrift,
  leave,
}: {
  person: Person;
  freshDrift: number;
  leave: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <>
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
      <div className="hidden phone:block">
        {OPEN_PLACES.map(({ path, name }) => (
          <Place key={path} href={path} Icon={PLACE_ICONS[name]} words={t(name)} />
        ))}
        <MenuLine />
      </div>
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
    </>
  );
}

/** The places that the bar of a phone has no room for; accounts stand among those of admins. */
const OPEN_PLACES = PLACES.filter((place) => place.role === "viewer");

const PLACE_ICONS = {
  images: Layers,
  matrix: Grid3x3,
  headroom: Gauge,
  runway: CalendarClock,
  tidy: Brush,
  changes: Activity,
} satisfies Partial<Record<(typeof PLACES)[number]["name"], LucideIcon>>;

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
