import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "@/components/invite/new-password-form";
import { Entrance } from "@/components/shell/entrance";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { currentUser, RefusedError, readLink } from "@/lib/auth";
import { acceptOneTimeLink } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("welcome.link");
  // The address is a secret until it is used.
  return { title: t("title"), referrer: "no-referrer" };
}

/** Where the one-time links of invitations and resets lead. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  if (await currentUser()) notFound();
  const { token } = await params;
  const found = await readLink(token, new Date()).catch(refusalOf);
  if (found === "link-unknown") notFound();
  const [t, jar] = await Promise.all([getTranslations("welcome.link"), cookies()]);
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  if (typeof found === "string") {
    return (
      <Entrance title={t("over")} intro={t(found)} theme={theme}>
        <p className="text-center text-fg-2">{t("askAgain")}</p>
      </Entrance>
    );
  }
  const { kind, name, email } = found;
  return (
    <Entrance title={t(`greeting.${kind}`, { name })} intro={t(`intro.${kind}`)} theme={theme}>
      <NewPasswordForm token={token} email={email} kind={kind} accept={acceptOneTimeLink} />
    </Entrance>
  );
}

/** Links that were good once may say so: only who was given the link can ask. */
function refusalOf(error: unknown): "link-unknown" | "link-used" | "link-expired" {
  if (error instanceof RefusedError) {
    const { reason } = error;
    if (reason === "link-unknown" || reason === "link-used" || reason === "link-expired") return reason;
  }
  throw error;
}
