import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Entrance } from "@/components/shell/entrance";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { FirstAdminForm } from "@/components/welcome/first-admin-form";
import { currentUser, isEmptyInstallation, oidcButton } from "@/lib/auth";
import { makeFirstAdmin } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("welcome");
  return { title: t("title") };
}

/** The first run: there is nobody yet, and whoever can read the console makes the first admin. */
export default async function WelcomePage() {
  if (await currentUser()) notFound();
  if (!(await isEmptyInstallation())) redirect("/sign-in");
  const [t, jar] = await Promise.all([getTranslations("welcome"), cookies()]);
  return (
    <Entrance title={t("title")} intro={t("intro")} theme={themeOf(jar.get(THEME_COOKIE)?.value)}>
      <FirstAdminForm create={makeFirstAdmin} />
      {oidcButton() && (
        <p className="mt-4 border-t border-line pt-4 text-center text-small text-fg-2">
          <a href="/sign-in" className="text-accent underline underline-offset-2">
            {t("oidc")}
          </a>
        </p>
      )}
    </Entrance>
  );
}
