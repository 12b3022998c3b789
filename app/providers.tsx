"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { retryRead } from "@/components/images/list/fetch-images";
import { EarlyInput } from "@/components/shell/early-input";
import { Announcer } from "@/components/ui/announcer";
import { Clock } from "@/components/ui/clock";

/** What every page needs in the browser: the store of answers, the clock, the line that answers actions. */
export function Providers({ drawnAtMs, children }: { drawnAtMs: number; children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        // What a page shows is replaced by its own rules (see the list's pulse), not because a window got the focus.
        defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: retryRead } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <Clock drawnAtMs={drawnAtMs}>
        <Announcer>{children}</Announcer>
        <EarlyInput />
      </Clock>
    </QueryClientProvider>
  );
}
