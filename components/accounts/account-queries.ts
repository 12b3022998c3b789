import { queryOptions } from "@tanstack/react-query";
import type { ConnectionPage, ConnectionSummary, Leaving } from "@/lib/domain/connection";
import type { ProofProgress } from "@/lib/domain/proof";
import { isLive } from "../shell/live";

/** A read of accounts was answered with something else than its value; status 0: it was not answered at all. */
export class AccountsError extends Error {
  override name = "AccountsError";
  constructor(
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(status === 0 ? "no answer" : `status ${status}`, options);
  }
}

const ROUTE = "/api/accounts";
/** A read that begins by itself is seen at once: few people look at these pages, and an answer asks no cloud. */
const QUIET_MS = 2_000;
/** The server tells what moves; this is for a word that was lost. */
const LIVE_MS = 30_000;
/** Somebody watches the numbers grow. */
const READING_MS = 1_500;
const PROOF_MS = 700;

/** All accounts, asked again while the page is visible. */
export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: ({ signal }) => read<ConnectionSummary[]>(ROUTE, signal),
  refetchInterval: ({ state: { data } }) => everyMs(data?.some(isReading) ?? false),
});

/** One account with its scopes and passes. */
export function accountQuery(connectionId: string) {
  return queryOptions({
    queryKey: ["accounts", connectionId],
    queryFn: ({ signal }) => read<ConnectionPage>(`${ROUTE}/${encodeURIComponent(connectionId)}`, signal),
    refetchInterval: ({ state: { data } }) => everyMs(data !== undefined && isReading(data.connection)),
  });
}

/** How far a proof has come; asked until it is over. */
export function proofQuery(jobId: string) {
  return queryOptions({
    queryKey: ["accounts", "proof", jobId],
    queryFn: ({ signal }) => read<ProofProgress>(`${ROUTE}/proofs/${encodeURIComponent(jobId)}`, signal),
    refetchInterval: ({ state: { data, error } }) => (isOver(data, error) ? false : PROOF_MS),
    // What a key may do is nothing to keep.
    gcTime: 0,
  });
}

/** What would go with an account, or with some of its regions. */
export function leavingQuery(connectionId: string, regionIds: readonly string[] | null) {
  const params = new URLSearchParams((regionIds ?? []).map((regionId) => ["region", regionId]));
  return queryOptions({
    queryKey: ["accounts", connectionId, "leaving", regionIds],
    queryFn: ({ signal }) =>
      read<Leaving>(`${ROUTE}/${encodeURIComponent(connectionId)}/leaving?${params}`, signal),
    staleTime: 0,
  });
}

/** A proof ends, or is refused to whoever asks; a server that does not answer may do so again. */
function isOver(data: ProofProgress | undefined, error: Error | null): boolean {
  if (error instanceof AccountsError && error.status >= 400 && error.status < 500) return true;
  return data !== undefined && data.state !== "running";
}

function everyMs(reading: boolean): number {
  if (isLive()) return LIVE_MS;
  return reading ? READING_MS : QUIET_MS;
}

/** Whether passes run now, or a first one is about to. */
function isReading({ state, sources }: ConnectionSummary): boolean {
  return (
    state === "active" &&
    sources.some(
      ({ progress, condition }) => progress !== null || condition === "waiting" || condition === "reading",
    )
  );
}

async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new AccountsError(0, { cause: error });
  }
  if (!response.ok) throw new AccountsError(response.status);
  // Our own server's answer, typed by the same function that made it.
  return (await response.json()) as T;
}
