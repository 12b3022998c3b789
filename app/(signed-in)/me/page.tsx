import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { feedText } from "@/components/changes/changes-words";
import { FeedList } from "@/components/me/feed-list";
import { PasswordForm } from "@/components/me/password-form";
import { Preferences } from "@/components/me/preferences";
import { SignInList } from "@/components/me/sign-in-list";
import { DENSITY_COOKIE, densityOf } from "@/components/shell/density";
import { PageFrame } from "@/components/shell/page-frame";
import { PageSection } from "@/components/shell/page-section";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { listSessions, oidcButton, requirePage, waysToSignIn } from "@/lib/auth";
import { readChangesFilter, writeChangesFilter } from "@/lib/domain/changes-filter";
import { listFeeds } from "@/lib/feeds";
import { readChangePlaces } from "@/lib/inventory/changes-places";
import { type RawParams, toParams } from "../to-params";
import {
  changeMyPassword,
  endAllMySignIns,
  endMyOtherSignIns,
  endMySignIn,
  makeMyFeed,
  revokeMyFeed,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("title") };
}

export default async function MyAccountPage({ searchParams }: { searchParams: RawParams }) {
  const user = await requirePage("viewer", "/me");
  const wanted = readChangesFilter(new URLSearchParams(toParams(await searchParams).get("feed") ?? ""));
  const [t, all, places, feeds, jar, ways, sessions] = await Promise.all([
    getTranslations("me"),
    getTranslations(),
    readChangePlaces(),
    listFeeds(user.id),
    cookies(),
    waysToSignIn(user.id),
    listSessions(user.id, new Date()),
  ]);
  return (
    <PageFrame
      title={t("title")}
      intro={t.rich(`who.${user.role}`, { name: user.name, email: user.email, b: bold })}
      narrow
    >
      <Preferences
        theme={themeOf(jar.get(THEME_COOKIE)?.value)}
        density={densityOf(jar.get(DENSITY_COOKIE)?.value)}
      />
      <FeedList
        feeds={feeds}
        query={writeChangesFilter(wanted).toString()}
        shows={feedText(wanted, {
          t: all,
          accounts: new Map(places.accounts.map(({ id, name }) => [id, name])),
        })}
        make={makeMyFeed}
        revoke={revokeMyFeed}
      />
      {ways.includes("password") ? (
        <PasswordForm email={user.email} change={changeMyPassword} />
      ) : (
        <PageSection title={t("password.title")}>
          <p className="p-4 text-fg-2">
            {t("password.none", { provider: oidcButton()?.name ?? t("provider") })}
          </p>
        </PageSection>
      )}
      <SignInList
        signIns={sessions.map((session) => ({ ...session, present: session.id === user.session.id }))}
        end={endMySignIn}
        endOthers={endMyOtherSignIns}
        endAll={endAllMySignIns}
      />
    </PageFrame>
  );
}

function bold(words: React.ReactNode) {
  return <b className="font-medium text-fg">{words}</b>;
}
