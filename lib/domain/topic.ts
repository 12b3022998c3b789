/** What pages show that may move under them; each is the first word of the keys of the queries that ask for it. */
export const TOPICS = ["pulse", "accounts", "alerts"] as const;
export type Topic = (typeof TOPICS)[number];
