import { fold } from "../domain/fold";
import type { Facet } from "../domain/image-filter";
import { VALUE_WORDS } from "../domain/search-vocabulary";

/**
 * Whether a text is found in a facet's value: in its id, with or without its hyphens, in our words for it in both
 * languages, or in the account's name.
 */
export function valueFinder({
  facet,
  find,
  accountNames,
}: {
  facet: Facet;
  find: string;
  accountNames: ReadonlyMap<string, string>;
}): (name: string) => boolean {
  const sought = fold(find).trim();
  const ours = VALUE_WORDS[facet] ?? {};
  return (name) => {
    if (sought === "") return true;
    const texts = [name, name.replaceAll("-", " "), ...(Object.hasOwn(ours, name) ? (ours[name] ?? []) : [])];
    if (facet === "account") texts.push(accountNames.get(name) ?? "");
    return texts.some((text) => fold(text).includes(sought));
  };
}
