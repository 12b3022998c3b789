import { createHash, createHmac, randomUUID } from "node:crypto";
import type { FakeKey } from "../emulator";

export type Call = {
  host: string;
  key: FakeKey;
  action: string;
  parameters?: Record<string, string | number>;
  /** Sends the parameters as a form instead of in the query. */
  asForm?: boolean;
  version?: string;
  method?: "GET" | "POST";
  path?: string;
  /** The text of x-acs-date. */
  date?: string;
  nonce?: string;
  accept?: string;
  /** Headers set, replaced or (null) left out before signing. */
  headers?: Record<string, string | null>;
  /** Headers set, replaced or (null) left out after signing. */
  tamper?: Record<string, string | null>;
};

export type Reply = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

/** Signs one call with ACS3-HMAC-SHA256 and sends it. `body` is empty for answers in XML. For tests only. */
export async function call(request: Call): Promise<Reply> {
  const { host, key, action, method = "POST", path = "/", accept = "application/json" } = request;
  const pairs = Object.entries(request.parameters ?? {})
    .map(([name, value]) => `${escape3986(name)}=${escape3986(String(value))}`)
    .sort();
  const query = request.asForm ? "" : pairs.join("&");
  const form = request.asForm ? pairs.join("&") : "";
  const headers: Record<string, string> = {
    "x-acs-action": action,
    "x-acs-version": request.version ?? "2017-11-10",
    "x-acs-date": request.date ?? new Date().toISOString().replace(/\.\d+/, ""),
    "x-acs-signature-nonce": request.nonce ?? randomUUID(),
    "x-acs-content-sha256": hash(form),
    ...(key.token ? { "x-acs-security-token": key.token } : {}),
    ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
  };
  change(headers, request.headers);
  const signed = Object.entries({ ...headers, host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join("");
  const canonical = `${method}\n${path}\n${query}\n${lines}\n${names}\n${hash(form)}`;
  const text = `ACS3-HMAC-SHA256\n${hash(canonical)}`;
  const signature = createHmac("sha256", key.secret).update(text).digest("hex");
  headers.authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names},Signature=${signature}`;
  headers.accept = accept;
  change(headers, request.tamper);
  const url = `http://${host}${path}${query ? `?${query}` : ""}`;
  const answer = await fetch(url, { method, headers, ...(form ? { body: form } : {}) });
  const received = await answer.text();
  const body = received.startsWith("{") ? (JSON.parse(received) as Record<string, unknown>) : {};
  return { status: answer.status, headers: answer.headers, text: received, body };
}

function change(headers: Record<string, string>, changes: Record<string, string | null> = {}) {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
}

function escape3986(text: string) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (letter) =>
    `%${letter.charCodeAt(0).toString(16)}`.toUpperCase(),
  );
}

function hash(text: string) {
  return createHash("sha256").update(text).digest("hex");
}
