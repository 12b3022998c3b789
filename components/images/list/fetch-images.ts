import type { ImageList, ImageWindow } from "@/lib/domain/image-list";

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

type Wanted = {
  /** The filter as writeFilter writes it. */
  address: string;
  from: number;
  limit: number;
  signal?: AbortSignal;
};

/** One window of the list, with its counts and the state of the sources. Throws ListError. */
export async function fetchImages({ signal, ...wanted }: Wanted): Promise<ImageList> {
  // Our own server's answer, typed by the same function that made it.
  return (await getJson(`/api/images?${paramsOf(wanted)}`, signal)) as ImageList;
}

/** The rows of one window alone, which are told sooner. Throws ListError. */
export async function fetchRows({ signal, ...wanted }: Wanted): Promise<ImageWindow> {
  const params = paramsOf(wanted);
  params.set("only", "rows");
  return (await getJson(`/api/images?${params}`, signal)) as ImageWindow;
}

function paramsOf({ address, from, limit }: Wanted): URLSearchParams {
  const params = new URLSearchParams(address);
  params.set("from", String(from));
  params.set("limit", String(limit));
  return params;
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
