import { CHANGE_KINDS, CHANGE_TOPICS } from "@/lib/domain/change";
import {
  CHANGE_FACETS,
  type ChangeFacet,
  type ChangesFilter,
  DEFAULT_SINCE,
  SINCE_SPANS,
  type Since,
} from "@/lib/domain/changes-filter";
import { CLOUDS } from "@/lib/domain/cloud";
import { OWNERSHIPS } from "@/lib/domain/image";
import type { Translate } from "../images/translate";

/** A value of a facet in words; what we have no word for stays as it is. `accounts`: display names by id. */
export function facetValueText(
  facet: ChangeFacet,
  value: string,
  { t, accounts }: { t: Translate; accounts: ReadonlyMap<string, string> },
): string {
  if (facet === "account") return accounts.get(value) ?? value;
  if (facet === "kind" && isOneOf(CHANGE_KINDS, value)) return t(`change.kind.${value}`);
  if (facet === "field" && isOneOf(CHANGE_TOPICS, value)) return t(`changes.topic.${value}`);
  if (facet === "cloud" && isOneOf(CLOUDS, value)) return t(`word.cloud.${value}`);
  if (facet === "ownership" && isOneOf(OWNERSHIPS, value)) return t(`word.ownership.${value}`);
  if (facet === "ownership" && value === "unknown") return t("word.unknown");
  return value;
}

/** From when on, in words. */
export function sinceText(since: Since, t: Translate): string {
  if (since === "visit" || isOneOf(SINCE_SPANS, since)) return t(`changes.since.${since}`);
  return t("changes.since.day", { day: since });
}

/** A filter in words, one sentence per condition, for files and feeds. */
export function changesFilterText(
  filter: ChangesFilter,
  { t, accounts }: { t: Translate; accounts: ReadonlyMap<string, string> },
): string[] {
  const facets = CHANGE_FACETS.flatMap((facet) => {
    const { include, exclude } = filter.facets[facet];
    const sentence = (key: "plainIs" | "plainIsNot", values: string[]) =>
      values.length === 0
        ? []
        : [
            t(`list.search.${key}`, {
              facet: t(`changes.facet.${facet}`),
              values: values
                .map((value) => facetValueText(facet, value, { t, accounts }))
                .join(t("list.search.separator")),
            }),
          ];
    return [...sentence("plainIs", include), ...sentence("plainIsNot", exclude)];
  });
  return [...(filter.q === "" ? [] : [t("export.filter.text", { text: filter.q })]), ...facets];
}

/** What a feed shows, in one line. */
export function feedText(
  filter: ChangesFilter,
  words: { t: Translate; accounts: ReadonlyMap<string, string> },
): string {
  const conditions = changesFilterText(filter, words);
  const { t } = words;
  if (conditions.length === 0 && filter.since === DEFAULT_SINCE) return t("me.feeds.everything");
  return [sinceText(filter.since, t), ...conditions].join(t("export.filter.join"));
}

function isOneOf(known: readonly string[], value: string): boolean {
  return known.includes(value);
}
