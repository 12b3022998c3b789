import { queryOptions } from "@tanstack/react-query";
import type { ImageRef } from "@/lib/domain/image";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { refText } from "@/lib/domain/ref-text";
import { getJson } from "./fetch-images";

/** Everything stored about one image, as its page shows it. */
export function imageDetailQuery(ref: ImageRef) {
  return queryOptions({
    queryKey: ["image", refText(ref)],
    queryFn: ({ signal }) => fetchDetail(ref, signal),
  });
}

/** `GET /api/images/<account>/<region>/<image>`. Throws ListError; 404: not known here. */
async function fetchDetail(ref: ImageRef, signal: AbortSignal): Promise<ImageDetail> {
  const path = [ref.connectionId, ref.regionId, ref.imageId].map(encodeURIComponent).join("/");
  // Our own server's answer, typed by the same function that made it.
  return (await getJson(`/api/images/${path}`, signal)) as ImageDetail;
}
