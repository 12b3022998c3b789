"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ImageFilter } from "@/lib/domain/image-filter";
import { RailGroup } from "./rail-group";
import type { ChangeFilter } from "./use-list-address";

// Both are closed until somebody opens them.
const SizeRange = dynamic(() => import("./ranges").then(({ SizeRange }) => SizeRange), { ssr: false });
const CreatedRange = dynamic(() => import("./ranges").then(({ CreatedRange }) => CreatedRange), {
  ssr: false,
});

type RangeOf = { filter: ImageFilter; change: ChangeFilter };

/** Total size of the disks. */
export function SizeGroup({ filter, change }: RangeOf) {
  const t = useTranslations("list");
  return (
    <RailGroup id="size" name={t("facets.size")} active={filter.size ? t("range.active") : null}>
      <SizeRange filter={filter} change={change} />
    </RailGroup>
  );
}

/** Day of creation. */
export function CreatedGroup({ filter, change }: RangeOf) {
  const t = useTranslations("list");
  return (
    <RailGroup id="created" name={t("facets.created")} active={filter.created ? t("range.active") : null}>
      <CreatedRange filter={filter} change={change} />
    </RailGroup>
  );
}
