/** Enough for an address and the longest password, and for nothing else. */
const LARGEST_BYTES = 8_192;

/** The fields of a form that was sent as text, or the status to refuse it with. */
export async function readForm(request: Request): Promise<Record<string, string> | 400 | 413 | 415> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return 415;
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BYTES) return 413;
  const text = await readText(request);
  if (text === null) return 413;
  const fields = [...new URLSearchParams(text)];
  const names = new Set(fields.map(([name]) => name));
  // A field given twice is somebody probing which of the two counts.
  return names.size === fields.length ? Object.fromEntries(fields) : 400;
}

/** A body is as long as it is, whatever its header says. */
async function readText({ body }: Request): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > LARGEST_BYTES) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString("utf8");
}
