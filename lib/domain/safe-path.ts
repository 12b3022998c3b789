/**
 * Where to go after sign-in: the page that was asked for, if it is one of ours; else the list. Never another site,
 * whatever tricks an address uses.
 */
export function safePath(wanted: string | null | undefined): string {
  const fallback = "/images";
  if (!wanted || wanted.length > 2_000) return fallback;
  // Browsers drop tabs and line breaks, and read a backslash as a slash: `/\evil.example` leaves the site.
  if (/[\\\p{Cc}]/u.test(wanted) || !/^\/(?![/\\])/.test(wanted)) return fallback;
  const base = "http://inside.invalid";
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  if (!url || url.origin !== base) return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return /^\/\//.test(path) || /^\/%(?:2f|5c)/i.test(path) ? fallback : path;
}
