import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OpenOnce } from "@/components/links/open-once";
import { PublicFrame } from "@/components/links/public-frame";
import { SharedImageView } from "@/components/links/shared-image-view";
import { findOpenLink, openLink } from "@/lib/links";
import { viewOf } from "../view-of-link";
import { openShared } from "./actions";

type Props = { params: Promise<{ token: string }> };

/** The same for every link, open or not: what previews and crawlers see names nothing. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("publicLink");
  return {
    title: t("title"),
    description: t("description"),
    openGraph: { title: t("title"), description: t("description"), siteName: "Nephoscope" },
    referrer: "no-referrer",
    robots: { index: false, follow: false },
  };
}

/**
 * A public link: one image, reduced, without a sign-in and without a call to a cloud. One with a limit of views shows
 * a button first, so that the previews of chat programs do not use it up.
 */
export default async function PublicLinkPage({ params }: Props) {
  const { token } = await params;
  const found = await findOpenLink(token, new Date());
  if (!found) notFound();
  if (found.viewLimit !== null) {
    return (
      <PublicFrame>
        <OpenOnce token={token} open={openShared} />
      </PublicFrame>
    );
  }
  const link = await openLink(token, new Date());
  if (!link) notFound();
  return (
    <PublicFrame>
      <SharedImageView view={await viewOf(link)} />
    </PublicFrame>
  );
}
