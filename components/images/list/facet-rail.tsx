"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { choicesIn, FACETS, type ImageFilter, withChoice, withoutChoices } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";
import { FacetGroup } from "./facet-group";
import { useFacetWords } from "./facet-words";
import type { ChangeFilter } from "./use-list-filter";

/** All facets with their counts, each counted under the others' choices. */
export function FacetRail({
  filter,
  list,
  change,
  heading = true,
}: {
  filter: ImageFilter;
  list: ImageList;
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
      {FACETS.filter((facet) => list.facets[facet].length > 0).map((facet) => (
        <FacetGroup
          key={facet}
          facet={facet}
          choice={filter.facets[facet]}
          counts={list.facets[facet]}
          words={words}
          onState={(value, state) => change((now) => withChoice(now, facet, value, state))}
          onOnly={(value) =>
            change((now) => ({
              ...now,
              facets: { ...now.facets, [facet]: { include: [value], exclude: [] } },
            }))
          }
        />
      ))}
      <p className="border-t border-line px-1.5 pt-2 text-micro text-fg-3 phone:hidden">{t("hint")}</p>
    </>
  );
}
