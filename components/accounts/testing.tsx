import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { Locale } from "@/i18n/locale";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { ProofProvider } from "../proof/use-proof";
import { renderIn } from "../testing/render-in";
import type { Refused, Told } from "./told";

/** Renders with what account pages have around them: the store of answers, and the asking for a proof. */
export function renderAccounts(locale: Locale, element: ReactElement) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderIn(
    locale,
    <QueryClientProvider client={client}>
      <ProofProvider provePassword={async () => ({ ok: true, value: undefined })} oidcName={null}>
        {element}
      </ProofProvider>
    </QueryClientProvider>,
  );
}

/** An action's answer when it was done. */
export function done<T>(value: T): { ok: true; value: Told<T> } {
  return { ok: true, value: { done: true, value } };
}

/** An action's answer when it was refused. */
export function refused(change: Partial<Refused>): { ok: true; value: Told<never> } {
  const nothing: Refused = { refusal: "bad-input", problems: [], failure: null, retryAfterMs: null };
  return { ok: true, value: { done: false, ...nothing, ...change } };
}

export const ACCOUNT: ConnectionSummary = {
  id: "tc-prod",
  name: "tc-prod",
  dialect: "tencent-cvm",
  cloud: "tencent-cvm",
  regions: ["ap-guangzhou"],
  state: "active",
  keyHint: "AKID…01",
  accountId: "100001234567",
  expiresAt: null,
  endpoints: [],
  createdAt: "2026-11-01T00:00:00.000Z",
  health: "ok",
  expiry: null,
  images: 448,
  sources: [],
  missingRights: [],
};
