/** How another site, or a program that holds no page of ours, could send a form that changes something. */
export type CrossSite = { name: string; headers: (origin: string) => Record<string, string> };

/** Each replaces what our own pages send; an empty header is left out. */
export const CROSS_SITE: readonly CrossSite[] = [
  { name: "without an origin", headers: () => ({ origin: "", "sec-fetch-site": "" }) },
  { name: "with the origin null", headers: () => ({ origin: "null", "sec-fetch-site": "cross-site" }) },
  {
    name: "from another site",
    headers: () => ({ origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
  },
  {
    name: "from a subdomain",
    headers: (origin) => ({ origin: origin.replace("//", "//evil."), "sec-fetch-site": "same-site" }),
  },
  {
    name: "from another port",
    headers: (origin) => ({ origin: origin.replace(/:\d+$/, ":9"), "sec-fetch-site": "same-site" }),
  },
  {
    name: "by a browser that says it is another site's",
    headers: () => ({ "sec-fetch-site": "cross-site" }),
  },
  {
    name: "from another site with its host forwarded",
    headers: () => ({
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
      "sec-fetch-site": "",
    }),
  },
];
