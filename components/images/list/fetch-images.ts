import type { ImageList } from "@/lib/domain/image-list";

/** A read of ours answered with something else than what was asked for; status 0: it did not answer at all. */
export class ListError extends Error {
  override name = "ListError";
  constructor(
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(status === 0 ? "no answer" : `status ${status}`, options);
  }
}

/** One window of the list. `address` is the filter as writeFilter writes it. Throws ListError. */
export async function fetchImages({
  address,
  from,
  limit,
  signal,
}: {
  address: string;
  from: number;
  limit: number;
  signal?: AbortSignal;
}): Promise<ImageList> {
  const params = new URLSearchParams(address);
  params.set("from", String(from));
  params.set("limit", String(limit));
  // Our own server's answer, typed by the same function that made it.
  return (await getJson(`/api/images?${params}`, signal)) as ImageList;
}

/** What one of our own reads answers. Throws ListError for everything that is no answer. */
export async function getJson(path: string, signal?: AbortSignal): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ListError(0, { cause: error });
  }
  if (!response.ok) throw new ListError(response.status);
  return await response.json();
}

const MOST_RETRIES = 2;

/** Whether a failed read is worth another try: not when somebody must sign in first, and long while the list loads. */
export function retryRead(failures: number, error: Error): boolean {
  if (!(error instanceof ListError)) return false;
  if (error.status === 503) return true;
  return failures < MOST_RETRIES && (error.status === 0 || error.status >= 500);
}
