"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useState } from "react";
import type { Sibling } from "@/lib/domain/elsewhere";
import type { ImageRef } from "@/lib/domain/image";
import { emptyFilter, writeFilter } from "@/lib/domain/image-filter";
import { isSameRef, refText } from "@/lib/domain/ref-text";
import { fetchImages } from "../images/list/fetch-images";
import { CloudTile } from "../ui/cloud-tile";
import { focusedFirst, TextField } from "../ui/field";
import { ForeignText } from "../ui/foreign-text";

/** So many images a search shows: who wants another one types more. */
export const IMAGES_SHOWN = 8;

/** Finds an image by name or id. `refs` are compared already; `idle` stands in the place of results before a word is typed. */
export function ImageSearch({
  refs,
  choose,
  idle,
}: {
  refs: ImageRef[];
  choose: (ref: ImageRef) => void;
  idle?: ReactNode;
}) {
  const t = useTranslations("compare.add");
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["images", "add", q],
    queryFn: ({ signal }) =>
      fetchImages({
        address: writeFilter({ ...emptyFilter(), q }).toString(),
        from: 0,
        limit: IMAGES_SHOWN,
        signal,
      }),
    enabled: q !== "",
    placeholderData: (before) => before,
  });
  const list = q === "" ? undefined : found.data;
  const more = list ? list.total - list.rows.length : 0;
  return (
    <div className="grid gap-2 p-3">
      <TextField
        label={t("label")}
        hint={t("hint")}
        type="search"
        autoComplete="off"
        ref={focusedFirst}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.isError && (
        <p role="alert" className="text-bad">
          {t("failed")}
        </p>
      )}
      {q === "" && idle}
      {q !== "" && !list && !found.isError && <p className="text-fg-3">{t("busy")}</p>}
      {list?.total === 0 && <p className="text-fg-2">{t("none")}</p>}
      {list && list.rows.length > 0 && (
        <FoundImages label={t("found")} images={list.rows} refs={refs} choose={choose} />
      )}
      {more > 0 && <p className="text-small text-fg-3">{t("more", { count: more })}</p>}
    </div>
  );
}

/** What tells an image to somebody who chooses one. */
export type FoundImage = Pick<Sibling, "ref" | "dialect" | "name" | "connectionName">;

/** Images to choose from; those that are compared already cannot be chosen. */
export function FoundImages({
  label,
  images,
  refs,
  choose,
}: {
  label: string;
  images: FoundImage[];
  refs: ImageRef[];
  choose: (ref: ImageRef) => void;
}) {
  return (
    <ul aria-label={label} className="grid">
      {images.map((image) => (
        <Found
          key={refText(image.ref)}
          image={image}
          taken={refs.some((ref) => isSameRef(ref, image.ref))}
          choose={choose}
        />
      ))}
    </ul>
  );
}

function Found({
  image,
  taken,
  choose,
}: {
  image: FoundImage;
  /** Whether it is compared already. */
  taken: boolean;
  choose: (ref: ImageRef) => void;
}) {
  const t = useTranslations("compare.add");
  return (
    <li>
      <button
        type="button"
        disabled={taken}
        onClick={() => choose(image.ref)}
        className="flex w-full min-w-0 items-center gap-2 rounded-sm px-2 py-1.5 text-left hover:bg-fg/6 disabled:opacity-60"
      >
        <CloudTile dialect={image.dialect} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <ForeignText text={image.name || image.ref.imageId} />
          </span>
          <span className="block truncate text-micro text-fg-3">
            <bdi className="mono">{image.ref.imageId}</bdi> · <bdi>{image.connectionName}</bdi> ·{" "}
            <bdi className="mono">{image.ref.regionId}</bdi>
          </span>
        </span>
        {taken && <span className="text-small text-fg-3">{t("already")}</span>}
      </button>
    </li>
  );
}
