import { request } from "node:http";

/** A request as it goes over the wire: no address is tidied, no redirect followed, no cookie added. */
export type Sent = {
  method?: string;
  /** Path and query exactly as they are to be sent. */
  target: string;
  headers?: Record<string, string>;
  body?: string;
};

export type Received = {
  status: number;
  location: string | null;
  headers: Record<string, string | string[] | undefined>;
  setCookies: string[];
  body: string;
};

/** The answer; of a stream of events, which has no end, the first of them. */
export async function send(address: string, sent: Sent): Promise<Received> {
  const { hostname, port } = new URL(address);
  const { method = "GET", target, headers = {}, body } = sent;
  return await new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, method, path: target, headers: { ...headers }, agent: false, timeout: 30_000 },
      (incoming) => {
        const chunks: Buffer[] = [];
        const finish = () =>
          resolve({
            status: incoming.statusCode ?? 0,
            location: incoming.headers.location ?? null,
            headers: incoming.headers,
            setCookies: incoming.headers["set-cookie"] ?? [],
            body: Buffer.concat(chunks).toString("utf8"),
          });
        const endless = method === "GET" && incoming.headers["content-type"]?.startsWith("text/event-stream");
        incoming.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          if (!endless || !Buffer.concat(chunks).includes("\n\n")) return;
          finish();
          outgoing.destroy();
        });
        incoming.once("error", reject);
        incoming.once("end", finish);
      },
    );
    outgoing.once("timeout", () => outgoing.destroy(new Error(`no answer to ${method} ${target}`)));
    outgoing.once("error", reject);
    // With its length: methods such as DELETE would otherwise be sent in chunks.
    if (body !== undefined) outgoing.setHeader("content-length", Buffer.byteLength(body));
    outgoing.end(body);
  });
}

/** The cookies that answers set, as a browser would send them back; a later one replaces an earlier one. */
export function cookieHeader(...setCookies: string[]): string {
  const jar = new Map(
    setCookies.map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
  return [...jar]
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}
