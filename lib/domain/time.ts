/**
 * A moment as a cloud wrote it. Where the cloud states no zone (`zone: "assumed"`), people see `raw` as written;
 * `iso` then serves sorting and ranges only.
 */
export type CloudTime = { iso: string; raw: string; zone: "stated" | "assumed" };
