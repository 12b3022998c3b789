import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../shell/language-switch";
import { THEME_COOKIE, themeOf } from "../shell/theme";
import { ThemeSwitch } from "../shell/theme-switch";
import { buttonClasses } from "../ui/button";
import { Mark } from "../ui/mark";

/** The page around a public link. Its bar is the same for everybody: whether they are signed in is not asked. */
export async function PublicFrame({ children }: { children: ReactNode }) {
  const [t, common, jar] = await Promise.all([
    getTranslations("publicLink"),
    getTranslations("common"),
    cookies(),
  ]);
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <header className="flex h-12 flex-none items-center gap-1 border-b border-line bg-canvas px-4 phone:pr-2">
        <span className="flex h-7 items-center gap-2 text-body font-semibold tracking-[-.012em]">
          <Mark size={20} />
          {common("product")}
        </span>
        <div className="ml-auto flex items-center gap-1">
          <LanguageSwitch />
          <ThemeSwitch initial={themeOf(jar.get(THEME_COOKIE)?.value)} />
          <a href="/sign-in" className={buttonClasses()}>
            {t("signIn")}
          </a>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-[1280px] flex-1 px-8 pt-5 pb-16 phone:px-4">
        {children}
      </main>
    </div>
  );
}
