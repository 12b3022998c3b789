/** Keeps a choice of this reader for a year. Not a secret, so the browser may write it. */
export function keepPreference(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain http.
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
}
