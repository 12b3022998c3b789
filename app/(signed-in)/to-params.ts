/** What Next hands a page of its address. */
export type RawParams = Promise<Record<string, string | string[] | undefined>>;

/** The same as an address has it. */
export function toParams(raw: Awaited<RawParams>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(raw)) {
    for (const text of value === undefined ? [] : [value].flat()) params.append(name, text);
  }
  return params;
}
