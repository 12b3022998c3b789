"use client";

import { PageError } from "@/components/shell/page-error";

/** Errors outside the signed-in pages; those have their own, below the bar. */
export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageError error={error} retry={retry} />;
}
