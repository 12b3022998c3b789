"use client";

import { PageError } from "@/components/shell/page-error";

/** Keeps the bar: only the page below it could not be built. */
export default function SignedInError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageError error={error} retry={retry} />;
}
