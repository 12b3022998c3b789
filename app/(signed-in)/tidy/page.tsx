import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TidyView } from "@/components/tidy/tidy-view";
import { requirePage } from "@/lib/auth";
import { readTidyAddress, tidyPath } from "@/lib/domain/boards/tidy";
import { readTidy } from "@/lib/inventory/boards/tidy";
import { readAgain } from "../images/actions";
import { type RawParams, toParams } from "../to-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tidy");
  return { title: t("title") };
}

/** Own images that may be worth a look, and why. */
export default async function TidyPage({ searchParams }: { searchParams: RawParams }) {
  const address = readTidyAddress(toParams(await searchParams));
  const user = await requirePage("viewer", tidyPath(address));
  return (
    <TidyView
      tidy={await readTidy(address)}
      address={address}
      readAgain={user.role === "admin" ? readAgain : null}
    />
  );
}
