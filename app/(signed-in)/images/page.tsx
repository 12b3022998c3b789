import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WINDOW_ROWS, windowKey } from "@/components/images/list/image-window";
import { ListView } from "@/components/images/list/list-view";
import { requirePage } from "@/lib/auth";
import { writeFilter } from "@/lib/domain/image-filter";
import { listPathOf, readListAddress, writeListAddress } from "@/lib/domain/list-address";
import { listImages } from "@/lib/inventory/list";
import { type RawParams, toParams } from "../to-params";
import { lookAtImage, readAgain } from "./actions";
import { dropView, keepLastView, nameView, refillView, saveView } from "./view-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("list");
  return { title: t("title") };
}

export default async function ImagesPage({ searchParams }: { searchParams: RawParams }) {
  const address = readListAddress(toParams(await searchParams));
  const { filter } = address;
  const user = await requirePage("viewer", listPathOf(writeListAddress(address).toString()));
  const client = new QueryClient();
  // Fetched, not prefetched: a list that cannot be read is this page's error, not an empty beginning.
  await client.fetchQuery({
    queryKey: windowKey(writeFilter(filter).toString(), 0),
    queryFn: () => listImages(filter, { from: 0, limit: WINDOW_ROWS }),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ListView
        readAgain={user.role === "admin" ? readAgain : null}
        look={lookAtImage}
        viewActs={{
          save: saveView,
          rename: nameView,
          replace: refillView,
          remove: dropView,
          keepLast: keepLastView,
        }}
      />
    </HydrationBoundary>
  );
}
