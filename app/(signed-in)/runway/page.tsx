import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunwayView } from "@/components/runway/runway-view";
import { requirePage } from "@/lib/auth";
import { readRunwayAddress, runwayPath } from "@/lib/domain/boards/runway-address";
import { readRunway } from "@/lib/inventory/boards/runway";
import { readAgain } from "../images/actions";
import { type RawParams, toParams } from "../to-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("runway");
  return { title: t("title") };
}

/** Which releases in use lose their support when. */
export default async function RunwayPage({ searchParams }: { searchParams: RawParams }) {
  const address = readRunwayAddress(toParams(await searchParams));
  const user = await requirePage("viewer", runwayPath(address));
  return (
    <RunwayView
      runway={await readRunway(address)}
      address={address}
      readAgain={user.role === "admin" ? readAgain : null}
    />
  );
}
