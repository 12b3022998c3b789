import { createHmac } from "node:crypto";
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
  /** Changes the headers after signing. */
  spoil?: (headers: Record<string, string>) => Record<string, string>;
};

/** A second, shorter signer: shares nothing with the verifier, so that one cannot hide the other's mistake. */
export async function send(cloud: RunningCloud, sending: Sending): Promise<Reply> {
  const { method = "GET", path, query = [], body = "", key, now, spoil = (headers) => headers } = sending;
  const date = `${now.toISOString().slice(0, 19)}Z`;
  const headers: Record<string, string> = { host: cloud.host, "x-bce-date": date };
  if (key.token !== undefined) headers["x-bce-security-token"] = key.token;
  const names = Object.keys(headers).sort();

  const uri = path.split("/").map(percentEncode).join("/");
  const search = query
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join("&");
  const signed = names.map((name) => `${name}:${percentEncode(headers[name] ?? "")}`).join("\n");
  const prefix = `bce-auth-v1/${key.id}/${date}/1800`;
  const signature = digest(digest(key.secret, prefix), `${method}\n${uri}\n${search}\n${signed}`);
  headers.authorization = `${prefix}/${names.join(";")}/${signature}`;
  return wire(cloud, { method, target: search ? `${uri}?${search}` : uri, headers: spoil(headers), body });
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

function digest(key: string, message: string): string {
  return createHmac("sha256", key).update(message).digest("hex");
}
