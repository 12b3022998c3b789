import { queryOptions } from "@tanstack/react-query";
import type { Elsewhere } from "@/lib/domain/elsewhere";
import type { ImageRef } from "@/lib/domain/image";
import { elsewhereAddress } from "@/lib/domain/links";

/** Copies of an image and the newest of its release, asked for once a minute at most however many parts show them. */
export function elsewhereQuery(ref: ImageRef) {
  return queryOptions({
    queryKey: ["elsewhere", ref],
    queryFn: async ({ signal }): Promise<Elsewhere> => {
      const response = await fetch(elsewhereAddress(ref), { signal });
      if (!response.ok) throw new Error(`elsewhere answered ${response.status}`);
      // Our own route; its type is the domain's.
      return (await response.json()) as Elsewhere;
    },
    staleTime: 60_000,
  });
}
