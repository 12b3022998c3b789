"use client";

import { useQuery } from "@tanstack/react-query";
import { Search, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { emptyFilter, writeFilter } from "@/lib/domain/image-filter";
import { imagePath, listPath } from "@/lib/domain/links";
import { listPathOf } from "@/lib/domain/list-address";
import { refText } from "@/lib/domain/ref-text";
import type { ViewShelf } from "@/lib/domain/view";
import { fetchImages, getJson } from "../images/list/fetch-images";
import { CloudTile } from "../ui/cloud-tile";
import type { Item } from "./item";

const MOST_IMAGES = 5;

/** Images in which a text is found, the first of them, and last of all the way to every one of them in the list. */
export function useFoundImages(text: string): { items: Item[]; total: number | null; failed: boolean } {
  const t = useTranslations("palette");
  const row = useTranslations("list.row");
  const filter = { ...emptyFilter(), q: text.trim().slice(0, 200) };
  const enabled = filter.q !== "";
  const { data, isError } = useQuery({
    queryKey: ["palette-images", filter.q],
    queryFn: ({ signal }) =>
      fetchImages({ address: writeFilter(filter).toString(), from: 0, limit: MOST_IMAGES, signal }),
    enabled,
  });
  // Nothing is kept from the text before: Enter must never take an image that another text has found.
  const list = enabled ? data : undefined;
  const items = (list?.rows ?? []).map(
    (image): Item => ({
      id: `image ${refText(image.ref)}`,
      group: "images",
      words: image.name || row("noName"),
      hint: { text: `${image.ref.imageId} · ${image.ref.regionId}`, mono: true },
      sign: <CloudTile dialect={image.dialect} />,
      act: { kind: "go", href: imagePath(image.ref) },
    }),
  );
  const all: Item = {
    id: "search",
    group: "search",
    words: t("searchAll", { text: filter.q }),
    sign: <Search size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" />,
    act: { kind: "go", href: listPath(filter) },
  };
  return { items: enabled ? [...items, all] : [], total: list?.total ?? null, failed: enabled && isError };
}

/** The saved views of the reader and of the team. */
export function useViews(enabled: boolean): Item[] {
  const t = useTranslations("palette");
  const { data } = useQuery({
    queryKey: ["views"],
    // Our own server's answer, typed by the same function that made it.
    queryFn: async ({ signal }) => (await getJson("/api/views", signal)) as ViewShelf,
    enabled,
  });
  return [...(data?.own ?? []), ...(data?.team ?? [])].map(({ id, owner, name, address }) => ({
    id: `view ${id}`,
    group: "views",
    words: name,
    hint: { text: t(owner === "team" ? "ofTeam" : "ofMine") },
    sign: <SlidersHorizontal size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" />,
    act: { kind: "go", href: listPathOf(address) },
  }));
}
