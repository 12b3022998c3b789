import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach } from "vitest";
import { Announcer } from "@/components/ui/announcer";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

const MESSAGES = { en, "zh-CN": zh };

afterEach(cleanup);

/** Renders with everything around it that a page has. A missing message fails the test. */
export function renderPart(part: ReactNode, locale: keyof typeof MESSAGES = "en") {
  return render(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      <QueryClientProvider client={offline()}>
        <Announcer>{part}</Announcer>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

/** Nothing is fetched: what a part asks for by itself is tested in a browser. */
function offline(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { enabled: false } } });
}
