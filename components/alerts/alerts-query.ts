import { queryOptions } from "@tanstack/react-query";
import type { OpenAlerts } from "@/lib/domain/alert";
import { getJson } from "../images/list/fetch-images";

/** Alerts come and go with reads, which are minutes apart. */
const EVERY_MS = 60_000;

/** What needs a look, asked again and again while the page is visible. */
export const alertsQuery = queryOptions({
  queryKey: ["alerts"],
  // Our own server's answer, typed by the same type that it was made with.
  queryFn: async ({ signal }) => (await getJson("/api/alerts", signal)) as OpenAlerts,
  refetchInterval: EVERY_MS,
});
