import { getTranslations } from "next-intl/server";
import { LanguageSwitch } from "../shell/language-switch";
import type { Theme } from "../shell/theme";
import { ThemeSwitch } from "../shell/theme-switch";
import { Mark } from "../ui/mark";
import { type DemoPerson, SignInForm } from "./sign-in-form";

/** The sign-in page: mark, one form, and in the demo its people. */
export async function SignInCard({
  next,
  demoPeople,
  theme,
}: {
  next: string;
  demoPeople: DemoPerson[];
  theme: Theme;
}) {
  const t = await getTranslations("signIn");
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
            <h1 className="mt-3 text-h1 font-semibold">{t("product")}</h1>
            <p className="text-fg-2">{t("claim")}</p>
          </div>
          <SignInForm next={next} demoPeople={demoPeople} />
        </div>
      </main>
    </div>
  );
}
