import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { isLocale } from "@/i18n/locale";
import { clientOf, senderOf } from "@/lib/auth/client";
import { changesPath, readChangesFilter } from "@/lib/domain/changes-filter";
import { env } from "@/lib/env";
import { openFeed } from "@/lib/feeds";
import { readChangesPage } from "@/lib/inventory/changes-page";
import { answer } from "../../answer";
import { atomFeed } from "./atom";

type Context = { params: Promise<{ token: string }> };

/**
 * `GET /api/feed/{token}?…filter…&lang=zh-CN`: the newest changes as an Atom feed, for programs that have no sign-in. The
 * token is its owner's: what they may not see any more, it does not open. The address is a secret, so no answer of it is
 * kept by others.
 */
export const GET = (request: NextRequest, { params }: Context): Promise<Response> =>
  answer(async () => {
    const now = new Date();
    const sender = senderOf(clientOf(request.headers).address);
    const opened = await openFeed({ token: (await params).token, sender, now });
    if (opened === null) return refusal(404, "No such feed.\n");
    if ("waitSeconds" in opened) {
      return refusal(429, "Too many requests.\n", { "retry-after": String(opened.waitSeconds) });
    }
    const search = request.nextUrl.searchParams;
    const filter = readChangesFilter(search);
    const lang = search.get("lang") ?? undefined;
    const locale = isLocale(lang) ? lang : "en";
    // A program makes no visits.
    const page = await readChangesPage(filter, { now, lastVisit: null });
    const etag = `"${page.asOf}-${locale}"`;
    const headers = { "cache-control": "private, no-cache", "referrer-policy": "no-referrer", etag };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    const t = await getTranslations({ locale });
    const text = atomFeed(page, { t, locale, url: env().url, path: changesPath(filter), now });
    return new Response(text, {
      headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" },
    });
  });

function refusal(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: {
      "cache-control": "private, no-store",
      "content-type": "text/plain; charset=utf-8",
      ...headers,
    },
  });
}
