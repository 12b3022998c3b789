/** What a method that is not GET is answered at every address that somebody may read, and why. */
export type MethodRow = {
  method: string;
  /** `as GET`: what a GET by the same principal is answered. */
  pages: "as GET" | 405;
  routes: "as GET" | 405;
  reason: string;
};

export const METHODS: readonly MethodRow[] = [
  {
    method: "HEAD",
    pages: "as GET",
    routes: "as GET",
    reason: "the standard wants what a GET would say, without a body; an export by it is logged as one",
  },
  {
    method: "POST",
    pages: "as GET",
    routes: 405,
    reason: "actions are posts to their page; one that names no action is answered with the page alone",
  },
  {
    method: "OPTIONS",
    pages: 405,
    routes: 405,
    reason: "it would only help other sites, which may read nothing here",
  },
  ...["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"].map((method) => ({
    method,
    pages: 405 as const,
    routes: 405 as const,
    reason: "nothing has it",
  })),
];
