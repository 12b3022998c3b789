import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Mark } from "@/components/ui/mark";
import { currentUser } from "@/lib/auth";

/** A link that never was, or one that somebody opens while they are signed in. */
export default async function LinkNotFound() {
  const [t, user] = await Promise.all([getTranslations("welcome.link"), currentUser()]);
  return (
    <main className="grid min-h-dvh place-content-center bg-canvas">
      <title>{t("title")}</title>
      <EmptyState
        sign={<Mark size={40} />}
        title={user ? t("signedIn") : t("over")}
        actions={
          <Link href={user ? "/images" : "/sign-in"} className={buttonClasses()}>
            {user ? t("toImages") : t("toSignIn")}
          </Link>
        }
      >
        {user ? t("signedInText", { name: user.name }) : t("unknown")}
      </EmptyState>
    </main>
  );
}
