import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type HeadroomBoard, HeadroomView } from "@/components/headroom/headroom-view";
import { requirePage } from "@/lib/auth";
import {
  type HeadroomAddress,
  headroomPath,
  readHeadroomAddress,
} from "@/lib/domain/boards/headroom-address";
import { readHeadroom } from "@/lib/inventory/boards/headroom";
import { readShareTargets } from "@/lib/inventory/boards/share-targets";
import { readAgain } from "../images/actions";
import { type RawParams, toParams } from "../to-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("headroom");
  return { title: t("title") };
}

/** How much room own images have for sharing and for themselves, and whom they are shared with. */
export default async function HeadroomPage({ searchParams }: { searchParams: RawParams }) {
  const address = readHeadroomAddress(toParams(await searchParams));
  const user = await requirePage("viewer", headroomPath(address));
  return (
    <HeadroomView
      told={await readTold(address)}
      address={address}
      readAgain={user.role === "admin" ? readAgain : null}
    />
  );
}

async function readTold(address: HeadroomAddress): Promise<HeadroomBoard> {
  return address.tab === "targets"
    ? { tab: "targets", board: await readShareTargets(address.target) }
    : { tab: "limits", board: await readHeadroom(address) };
}
