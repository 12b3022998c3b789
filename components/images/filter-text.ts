import { writeDayRange, writeSizeRange } from "@/lib/domain/filter-ranges";
import { FACETS, type Facet, type ImageFilter } from "@/lib/domain/image-filter";
import { distributionName } from "./distribution-name";
import type { Translate } from "./translate";

/**
 * A filter in words, one sentence per condition: "Ownership is not Marketplace, Community". `accounts` are the display
 * names of accounts, whose values are ids.
 */
export function filterText(filter: ImageFilter, t: Translate, accounts: Record<string, string>): string[] {
  const facets = FACETS.flatMap((facet) => {
    const { include, exclude } = filter.facets[facet];
    const sentence = (key: "plainIs" | "plainIsNot", values: string[]) =>
      values.length === 0
        ? []
        : t(`list.search.${key}`, {
            facet: t(`list.facets.${facet}`),
            values: values
              .map((value) => valueText({ facet, value }, t, accounts))
              .join(t("list.search.separator")),
          });
    return [sentence("plainIs", include), sentence("plainIsNot", exclude)].flat();
  });
  return [
    ...(filter.q === "" ? [] : [t("export.filter.text", { text: filter.q })]),
    ...facets,
    ...(filter.size ? [t("export.filter.size", { range: writeSizeRange(filter.size) })] : []),
    ...(filter.created ? [t("export.filter.created", { range: writeDayRange(filter.created) })] : []),
  ];
}

/** Facets whose values may be called anything: what looks like a path of messages must not become one. */
const FREE: ReadonlySet<string> = new Set(["tag", "disk", "region", "release"] satisfies Facet[]);

function valueText(
  { facet, value }: { facet: Facet; value: string },
  t: Translate,
  accounts: Record<string, string>,
): string {
  if (facet === "account") return accounts[value] ?? value;
  if (value === "unknown") return t("word.unknown");
  if (value === "not-reported") return t("word.notReported");
  if (facet === "os") return distributionName(value);
  if (facet === "release") {
    const [name = "", ...rest] = value.split(" ");
    return [distributionName(name), ...rest].join(" ");
  }
  const ours = [`list.values.${facet}.${value}`, `word.${facet}.${value}`];
  const known = FREE.has(facet) || value.includes(".") ? undefined : ours.find((key) => t.has(key));
  return known === undefined ? value : t(known);
}
