/** Longer words are cut: no facet needs more to tell its values apart, and an address has to stay one. */
export const LONGEST_VALUE = 400;

/** A facet's value as the index and the address have it. Empty for nothing. */
export function facetValue(text: string): string {
  return text.length > LONGEST_VALUE ? text.slice(0, LONGEST_VALUE) : text;
}

/** What has a meaning in a list of values, or does not survive an address: each written as `~<hex code unit>~`. */
const ESCAPED = /[\p{Cc}\p{Cs},~]|^-/gu;
const ESCAPE = /~([0-9a-f]{1,4})~/g;

/** A value as one part of a comma-separated list whose excluded parts begin with a minus. */
export function escapeValue(value: string): string {
  return value.replace(ESCAPED, (letter) => `~${letter.charCodeAt(0).toString(16)}~`);
}

/** The value behind a part of the list. What is no escape of ours stays as it is. */
export function unescapeValue(text: string): string {
  return text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A tag as a facet's value: `key=value`, or the key alone. */
export function tagValue({ key, value }: { key: string; value: string | null }): string {
  return facetValue(value === null || value === "" ? key : `${key}=${value}`);
}

/** A release as a facet's value: `ubuntu 22.04`; `unknown` where either is not known. */
export function releaseValue(os: { distribution: string | null; release: string | null }): string {
  return os.distribution === null || os.release === null
    ? "unknown"
    : facetValue(`${os.distribution} ${os.release}`);
}
