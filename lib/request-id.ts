import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "./process-wide";

/** Set by ourselves on every request, over whatever was sent under this name. */
export const REQUEST_ID_HEADER = "x-nephoscope-request";

/** What answers carry it in, for whoever wants to quote it. One that a request brings is never believed. */
export const ANSWERED_HEADER = "x-request-id";

const storage = () => processWide("request-id", () => new AsyncLocalStorage<string>());

/** From here on, everything that follows from this moment belongs to the request. Called once, where a request begins. */
export function enterRequest(requestId: string): void {
  storage().enterWith(requestId);
}

/** The request that the present work belongs to, or null for work of our own, such as a pass. */
export function currentRequestId(): string | null {
  return storage().getStore() ?? null;
}

/** Work of our own that a request happened to begin, or a test's: under this id, or under none. */
export function withRequestId<T>(requestId: string | null, run: () => T): T {
  return requestId === null ? storage().exit(run) : storage().run(requestId, run);
}
