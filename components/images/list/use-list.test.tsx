// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ImageList } from "@/lib/domain/image-list";
import { list, source } from "./testing";
import { useList } from "./use-list";

/** What `GET /api/images` answers: a list, or a status. `pulse` answers the call for no rows. */
let answers: (params: URLSearchParams) => ImageList | number;

beforeEach(() => {
  vi.stubGlobal("fetch", (url: string) => {
    const answer = answers(new URLSearchParams(url.split("?")[1]));
    return Promise.resolve(
      typeof answer === "number" ? new Response("", { status: answer }) : Response.json(answer),
    );
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(address: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderHook(({ at }) => useList(at), {
    initialProps: { at: address },
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
}

const isPulse = (params: URLSearchParams) => params.get("limit") === "0";

it("keeps the rows of the old filter while the new one is read, and when it fails", async () => {
  answers = (params) => (params.get("q") === "new" ? 500 : list({ total: 3 }));
  const { result, rerender } = show("q=old");
  await waitFor(() => expect(result.current.shown?.list.total).toBe(3));
  rerender({ at: "q=new" });
  expect(result.current.shown).toMatchObject({ address: "q=old", list: { total: 3 } });
  await waitFor(() => expect(result.current.error).not.toBeNull());
  expect(result.current.shown).toMatchObject({ address: "q=old", list: { total: 3 } });
});

it("lets a changed inventory wait, and shows it when asked", async () => {
  let revision = 1;
  answers = (params) => list({ revision: isPulse(params) ? 2 : revision, total: revision });
  const { result } = show("");
  await waitFor(() => expect(result.current.news).not.toBeNull());
  expect(result.current.shown?.list.total).toBe(1);
  revision = 2;
  result.current.refresh();
  await waitFor(() => expect(result.current.shown?.list.total).toBe(2));
  expect(result.current.news).toBeNull();
});

it("does not ask before the first rows: nothing can move", async () => {
  let revision = 1;
  answers = (params) => {
    if (isPulse(params)) return list({ revision: 2 });
    const answer = list({ revision, total: revision === 1 ? 0 : 5 });
    revision = 2;
    return answer;
  };
  const { result } = show("");
  await waitFor(() => expect(result.current.shown?.list.total).toBe(5));
});

it("tells the freshness of sources as it is now, not as it was with the rows", async () => {
  answers = (params) =>
    list({ sources: [source({ condition: isPulse(params) ? "failing" : "current", readAt: null })] });
  const { result } = show("");
  await waitFor(() => expect(result.current.sources[0]?.condition).toBe("failing"));
});
