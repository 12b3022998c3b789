"use client";

import dynamic from "next/dynamic";

/** Fetched when it is needed: every page would bring it twice. Where it cannot be had, the root's own error is shown. */
const PageError = dynamic(() => import("@/components/shell/page-error").then(({ PageError }) => PageError), {
  ssr: false,
});

/** Keeps the bar: only the page below it could not be built. */
export default function SignedInError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageError error={error} retry={retry} />;
}
