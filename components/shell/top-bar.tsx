import Link from "next/link";
import { useTranslations } from "next-intl";
import { Bell, type MuteAct } from "../alerts/bell";
import { Jump } from "../palette/jump";
import type { Act } from "../proof/outcome";
import { Mark } from "../ui/mark";
import { Freshness } from "./freshness";
import { LanguageSwitch } from "./language-switch";
import { type Person, PersonMenu } from "./person-menu";
import { Places } from "./places";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

/** The bar over every signed-in page. */
export function TopBar({
  person,
  theme,
  signOut,
  mute,
}: {
  person: Person;
  theme: Theme;
  signOut: Act<void>;
  mute: MuteAct;
}) {
  const t = useTranslations("common");
  return (
    <header className="sticky top-0 z-30 flex h-12 flex-none items-center gap-1 bg-canvas px-4 phone:pr-2 phone:pl-3.5">
      <a
        href="#main"
        className="absolute -top-20 left-2 z-50 rounded-md bg-raised px-3 py-2 focus:top-2 focus:shadow-pop"
      >
        {t("skip")}
      </a>
      <Link
        href="/images"
        className="flex h-7 w-[222px] items-center gap-2 text-body font-semibold tracking-[-.012em] text-fg tablet:mr-2 tablet:w-auto"
      >
        <Mark size={20} />
        {t("product")}
      </Link>
      <Places role={person.role} />
      <div className="ml-auto flex items-center gap-1 phone:gap-0">
        <Jump role={person.role} signOut={signOut} />
        <Freshness />
        <Bell mute={person.role === "admin" ? mute : null} />
        <LanguageSwitch />
        <ThemeSwitch initial={theme} />
        <PersonMenu person={person} signOut={signOut} />
      </div>
    </header>
  );
}
