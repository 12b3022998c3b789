/** Why a file could not be had: nobody is signed in, too many were made, or it did not arrive whole. */
export type FileTrouble = { kind: "sign-in" } | { kind: "wait"; minutes: number } | { kind: "failed" };

/** A file as it arrived, whole, or why it did not. */
export async function fetchFile(
  path: string,
): Promise<{ ok: true; response: Response } | { ok: false; trouble: FileTrouble }> {
  try {
    const response = await fetch(path);
    if (response.ok) return { ok: true, response };
    if (response.status === 401) return { ok: false, trouble: { kind: "sign-in" } };
    if (response.status === 429) {
      const seconds = Number(response.headers.get("retry-after") ?? "60");
      return { ok: false, trouble: { kind: "wait", minutes: Math.max(1, Math.ceil(seconds / 60)) } };
    }
  } catch {
    // No answer at all; told below.
  }
  return { ok: false, trouble: { kind: "failed" } };
}

/**
 * Fetches a file and hands it to the browser to save. Not a plain link: a refusal would be saved as if it were the
 * file, and a download that breaks off would look whole. Null when it was saved.
 */
export async function saveFile(path: string): Promise<FileTrouble | null> {
  const fetched = await fetchFile(path);
  if (!fetched.ok) return fetched.trouble;
  const { response } = fetched;
  let content: Blob;
  try {
    content = await response.blob();
  } catch {
    return { kind: "failed" };
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name ?? "nephoscope";
  link.click();
  URL.revokeObjectURL(url);
  return null;
}

/** The text of a file, for the clipboard. */
export async function fetchText(
  path: string,
): Promise<{ ok: true; text: string } | { ok: false; trouble: FileTrouble }> {
  const fetched = await fetchFile(path);
  if (!fetched.ok) return fetched;
  try {
    return { ok: true, text: await fetched.response.text() };
  } catch {
    return { ok: false, trouble: { kind: "failed" } };
  }
}
