/** Where a state of the list is had as a file. `query` is the list's own. */
export function exportPath(format: string, query: string): string {
  return `/api/images/export?format=${format}${query === "" ? "" : `&${query}`}`;
}

/**
 * The request as a command for a shell. It needs the cookie of a sign-in, which stays where it is: the command takes
 * it from the environment.
 */
export function curlFor(path: string, origin: string): string {
  const url = new URL(path, origin).href.replaceAll("'", "%27");
  return `curl --fail --remote-name --remote-header-name --cookie "$NEPHOSCOPE_COOKIE" '${url}'`;
}
