"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  choicesIn,
  type Facet,
  type ImageFilter,
  isChosen,
  withChoice,
  withoutChoices,
} from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";
import { FacetGroup } from "./facet-group";
import { useFacetWords } from "./facet-words";
import { CreatedGroup, SizeGroup } from "./range-groups";
import type { ChangeFilter } from "./use-list-address";

/** From what is asked for most to what is asked for least; the ranges stand among the facets that they belong to. */
const ORDER = [
  "cloud",
  "ownership",
  "os",
  "lifecycle",
  "status",
  "sharing",
  "account",
  "region",
  "arch",
  "release",
  "size",
  "disk",
  "data",
  "encryption",
  "created",
  "tag",
  "stale",
  "notes",
] as const satisfies readonly (Facet | "size" | "created")[];

/** All facets with their counts, each counted under the others' choices, and the ranges. */
export function FacetRail({
  filter,
  list,
  address,
  change,
  heading = true,
}: {
  filter: ImageFilter;
  list: ImageList;
  /** The filter that the list answers, as writeFilter writes it. */
  address: string;
  change: ChangeFilter;
  heading?: boolean;
}) {
  const t = useTranslations("list.filters");
  const words = useFacetWords(list.accounts);
  return (
    <>
      {heading && (
        <div className="flex h-10 items-center justify-between pr-1 pl-1.5">
          <h2 className="font-semibold">{t("title")}</h2>
          {choicesIn(filter) > 0 && (
            <Button look="ghost" className="h-6! px-1.5! text-small" onClick={() => change(withoutChoices)}>
              {t("clear")}
            </Button>
          )}
        </div>
      )}
      {ORDER.map((id) => {
        if (id === "size") return <SizeGroup key={id} filter={filter} change={change} />;
        if (id === "created") return <CreatedGroup key={id} filter={filter} change={change} />;
        // A facet without any value, such as tags where nobody uses them, has nothing to offer.
        if (list.facets[id].length === 0 && !isChosen(filter.facets[id])) return null;
        return (
          <FacetGroup
            key={id}
            facet={id}
            choice={filter.facets[id]}
            counts={list.facets[id]}
            distinct={list.distinct[id]}
            address={address}
            words={words}
            onState={(value, state) => change((now) => withChoice(now, id, value, state))}
            onOnly={(value) =>
              change((now) => ({
                ...now,
                facets: { ...now.facets, [id]: { include: [value], exclude: [] } },
              }))
            }
          />
        );
      })}
      <p className="border-t border-line px-1.5 pt-2 text-micro text-fg-3 phone:hidden">{t("hint")}</p>
    </>
  );
}
