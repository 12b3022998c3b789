import { createHash, createHmac } from "node:crypto";
import type { FakeKey } from "../emulator";

export type Call = {
  host: string;
  key: FakeKey;
  action: string;
  parameters?: unknown;
  /** Null sends no X-TC-Region. */
  region?: string | null;
  service?: string;
  version?: string;
  at?: Date;
  method?: string;
  /** Path and query. */
  target?: string;
  /** Replaces the JSON text of `parameters`. */
  body?: string;
  contentType?: string;
  /** Set, replaced or (null) left out after signing. */
  tamper?: Record<string, string | null>;
};

export type Response3 = Record<string, unknown> & {
  Error?: { Code: string; Message: string };
  RequestId: string;
};

/** Signs one call with TC3-HMAC-SHA256, sends it and gives the `Response` object. For tests only. */
export async function call(request: Call): Promise<Response3> {
  const {
    host,
    key,
    action,
    service = "cvm",
    version = "2017-03-12",
    method = "POST",
    target = "/",
  } = request;
  const body = method === "GET" ? "" : (request.body ?? JSON.stringify(request.parameters ?? {}));
  const contentType =
    request.contentType ?? (method === "GET" ? "application/x-www-form-urlencoded" : "application/json");
  const timestamp = String(Math.floor((request.at ?? new Date()).getTime() / 1000));
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const [path, query = ""] = target.split("?");
  const canonical = `${method}\n${path}\n${query}\ncontent-type:${contentType}\nhost:${host.split(":")[0]}\n\ncontent-type;host\n${hash(body)}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${hash(canonical)}`;
  const secret = mac(mac(mac(`TC3${key.secret}`, date), service), "tc3_request");
  const region = request.region === undefined ? "ap-guangzhou" : request.region;
  const headers: Record<string, string> = {
    "content-type": contentType,
    "x-tc-action": action,
    "x-tc-version": version,
    "x-tc-timestamp": timestamp,
    ...(region === null ? {} : { "x-tc-region": region }),
    ...(key.token ? { "x-tc-token": key.token } : {}),
    authorization: `TC3-HMAC-SHA256 Credential=${key.id}/${date}/${service}/tc3_request, SignedHeaders=content-type;host, Signature=${mac(secret, text).toString("hex")}`,
  };
  for (const [name, value] of Object.entries(request.tamper ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  const answer = await fetch(`http://${host}${target}`, { method, headers, ...(body ? { body } : {}) });
  const { Response } = (await answer.json()) as { Response: Response3 };
  return Response;
}

function hash(text: string) {
  return createHash("sha256").update(text).digest("hex");
}

function mac(key: string | Buffer, text: string) {
  return createHmac("sha256", key).update(text).digest();
}
