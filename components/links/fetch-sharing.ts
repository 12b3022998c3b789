import type { ImageRef } from "@/lib/domain/image";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { imagePath } from "@/lib/domain/links";
import type { SharingRules } from "@/lib/domain/share-link";

/** What the person should know before they make a link. Throws when the server does not answer. */
export async function fetchSharingRules(signal: AbortSignal): Promise<SharingRules> {
  // Our own route; its type is the domain's.
  return (await read("/api/links", signal)) as SharingRules;
}

/** The image exactly as it is shown, as JSON for people. Throws when the server does not answer. */
export async function fetchImageJson(ref: ImageRef): Promise<string> {
  const { image } = (await read(`/api${imagePath(ref)}`)) as ImageDetail;
  return JSON.stringify(image, null, 2);
}

async function read(path: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return await response.json();
}
