"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { MOST_COMPARED } from "@/lib/domain/compare";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { emptyFilter, writeFilter } from "@/lib/domain/image-filter";
import type { ImageRow } from "@/lib/domain/image-list";
import { isSameRef } from "@/lib/domain/ref-text";
import { fetchImages } from "../images/list/fetch-images";
import { Button } from "../ui/button";
import { CloudTile } from "../ui/cloud-tile";
import { focusedFirst, TextField } from "../ui/field";
import { ForeignText } from "../ui/foreign-text";
import { Popover } from "../ui/popover";

/** So many images a search shows: who wants another one types more. */
const SHOWN = 8;

/** Finds another image by name or id and puts it beside the others. */
export function AddImage({ refs, onlyDifferences }: { refs: ImageRef[]; onlyDifferences: boolean }) {
  const t = useTranslations("compare.add");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const full = refs.length >= MOST_COMPARED;
  return (
    <Popover
      label={t("title")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button disabled={full} title={full ? t("full") : undefined}>
          <Plus size={15} strokeWidth={1.5} aria-hidden />
          {t("button")}
        </Button>
      }
    >
      <Search
        refs={refs}
        choose={(ref) => {
          setOpen(false);
          router.push(comparePath([...refs, ref], onlyDifferences), { scroll: false });
        }}
      />
    </Popover>
  );
}

function Search({ refs, choose }: { refs: ImageRef[]; choose: (ref: ImageRef) => void }) {
  const t = useTranslations("compare.add");
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["images", "add", q],
    queryFn: ({ signal }) =>
      fetchImages({
        address: writeFilter({ ...emptyFilter(), q }).toString(),
        from: 0,
        limit: SHOWN,
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
      {q !== "" && !list && !found.isError && <p className="text-fg-3">{t("busy")}</p>}
      {list?.total === 0 && <p className="text-fg-2">{t("none")}</p>}
      {list && list.rows.length > 0 && (
        <ul aria-label={t("found")} className="grid">
          {list.rows.map((row) => (
            <Found
              key={`${row.ref.connectionId} ${row.ref.regionId} ${row.ref.imageId}`}
              row={row}
              taken={refs.some((ref) => isSameRef(ref, row.ref))}
              choose={choose}
            />
          ))}
        </ul>
      )}
      {more > 0 && <p className="text-small text-fg-3">{t("more", { count: more })}</p>}
    </div>
  );
}

function Found({
  row,
  taken,
  choose,
}: {
  row: ImageRow;
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
        onClick={() => choose(row.ref)}
        className="flex w-full min-w-0 items-center gap-2 rounded-sm px-2 py-1.5 text-left hover:bg-fg/6 disabled:opacity-60"
      >
        <CloudTile dialect={row.dialect} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <ForeignText text={row.name || row.ref.imageId} />
          </span>
          <span className="block truncate text-micro text-fg-3">
            <bdi className="mono">{row.ref.imageId}</bdi> · <bdi>{row.connectionName}</bdi> ·{" "}
            <bdi className="mono">{row.ref.regionId}</bdi>
          </span>
        </span>
        {taken && <span className="text-small text-fg-3">{t("already")}</span>}
      </button>
    </li>
  );
}
