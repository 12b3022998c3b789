import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { SignInCard } from "@/components/sign-in/sign-in-card";
import { currentUser, isEmptyInstallation, oidcButton } from "@/lib/auth";
import { safePath } from "@/lib/domain/safe-path";
import { env } from "@/lib/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next, error } = await searchParams;
  const path = safePath(typeof next === "string" ? next : null);
  if (await currentUser()) redirect(path);
  const oidc = oidcButton();
  // With a sign-in provider the first admin may come through it.
  if (oidc === null && (await isEmptyInstallation())) redirect("/welcome");
  const { demo, demoUsers } = env();
  // The demo's passwords are no secret: its command prints them, and its clouds are emulators.
  const people = demo ? demoUsers.map(({ email, role, password }) => ({ email, role, password })) : [];
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <SignInCard
      next={path}
      demoPeople={people}
      oidc={oidc}
      error={typeof error === "string" ? error : null}
      theme={theme}
    />
  );
}
