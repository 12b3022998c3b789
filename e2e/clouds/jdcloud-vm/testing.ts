import { createHash, createHmac, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { FakeKey, RunningCloud } from "../emulator";

export type Reply = { status: number; headers: Record<string, unknown>; body: string };

export type Sending = {
  method?: string;
  /** Decoded path; it is encoded once for the wire and for the signature. */
  path: string;
  query?: [name: string, value: string][];
  body?: string;
  key: FakeKey;
  now: Date;
  nonce?: string;
  /** Further headers, signed like the rest. */
  headers?: Record<string, string>;
};

/** A second, shorter signer: shares nothing with the verifier, so that one cannot hide the other's mistake. */
export async function send(cloud: RunningCloud, sending: Sending): Promise<Reply> {
  const { method = "GET", path, query = [], body = "", key, now } = sending;
  const date = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    host: cloud.host,
    "x-jdcloud-date": date,
    "x-jdcloud-nonce": sending.nonce ?? randomUUID(),
    ...(key.token === undefined ? {} : { "x-jdcloud-security-token": btoa(key.token) }),
    ...sending.headers,
  };
  const names = Object.keys(headers).sort();
  const uri = path.split("/").map(percentEncode).join("/");
  const search = query
    .map((pair) => pair.map(percentEncode) as [string, string])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join("="))
    .join("&");
  const signed = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const canonical = `${method}\n${uri}\n${search}\n${signed}\n${names.join(";")}\n${hash(body)}`;
  const region = path.split("/")[3] ?? "";
  const scope = `${date.slice(0, 8)}/${region}/vm/jdcloud2_request`;
  const text = `JDCLOUD2-HMAC-SHA256\n${date}\n${scope}\n${hash(canonical)}`;
  const dayKey = digest(`JDCLOUD2${key.secret}`, date.slice(0, 8));
  const signingKey = digest(digest(digest(dayKey, region), "vm"), "jdcloud2_request");
  headers.authorization =
    `JDCLOUD2-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names.join(";")}, ` +
    `Signature=${digest(signingKey, text).toString("hex")}`;
  return wire(cloud, { method, target: search ? `${uri}?${search}` : uri, headers, body });
}

/** Sends a request as it is, with no URL parser between. */
export function wire(
  cloud: RunningCloud,
  request: { method: string; target: string; headers: Record<string, string>; body?: string },
): Promise<Reply> {
  const [hostname, port] = cloud.host.split(":");
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { hostname, port, method: request.method, path: request.target, headers: request.headers },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(request.body ?? "");
  });
}

function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function digest(key: string | Buffer, message: string): Buffer {
  return createHmac("sha256", key).update(message).digest();
}
