import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangesView } from "@/components/changes/changes-view";
import { changesKey } from "@/components/changes/fetch-changes";
import { requirePage } from "@/lib/auth";
import { changesPath, readChangesFilter, writeChangesFilter } from "@/lib/domain/changes-filter";
import { readChangesPage } from "@/lib/inventory/changes-page";
import { readChangePlaces } from "@/lib/inventory/changes-places";
import { readLastVisit } from "@/lib/inventory/visits";
import { type RawParams, toParams } from "../to-params";
import { rememberVisit } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("title") };
}

export default async function ChangesPage({ searchParams }: { searchParams: RawParams }) {
  const filter = readChangesFilter(toParams(await searchParams));
  const user = await requirePage("viewer", changesPath(filter));
  const now = new Date();
  const [lastVisit, places] = await Promise.all([readLastVisit(user.id, now), readChangePlaces()]);
  const client = new QueryClient();
  // Fetched, not prefetched: what cannot be read is this page's error, not an empty beginning.
  await client.fetchInfiniteQuery({
    queryKey: changesKey(writeChangesFilter(filter).toString()),
    queryFn: () => readChangesPage(filter, { now, lastVisit }),
    initialPageParam: null,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChangesView
        places={places}
        lastVisit={lastVisit}
        manages={user.role === "admin"}
        rememberVisit={rememberVisit}
      />
    </HydrationBoundary>
  );
}
