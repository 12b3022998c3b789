import { createHmac } from "node:crypto";
import type { FakeKey } from "../emulator";

export type Call = {
  host: string;
  key: FakeKey;
  action: string;
  /** Operation parameters; a list becomes `name.0`, `name.1`, … */
  parameters?: Record<string, string | number | string[]>;
  region?: string;
  method?: "GET" | "POST";
  algorithm?: "HmacSHA1" | "HmacSHA256";
  at?: Date;
  nonce?: number;
  /** Common parameters to leave out or replace before signing. */
  common?: Record<string, string | null>;
  /** Parameters to change after signing. */
  tamper?: Record<string, string>;
};

export type ResponseV2 = Record<string, unknown> & { code: number | string; message: string };

let lastNonce = 1000;

/** Signs one legacy call, sends it and gives its JSON. For tests only. */
export async function call(request: Call): Promise<ResponseV2> {
  const { host, key, action, method = "GET", algorithm = "HmacSHA256" } = request;
  lastNonce += 1;
  const parameters: Record<string, string> = {
    Action: action,
    Region: request.region ?? "gz",
    Timestamp: String(Math.floor((request.at ?? new Date()).getTime() / 1000)),
    Nonce: String(request.nonce ?? lastNonce),
    SecretId: key.id,
    SignatureMethod: algorithm,
    ...(key.token ? { Token: key.token } : {}),
    ...flat(request.parameters ?? {}),
  };
  for (const [name, value] of Object.entries(request.common ?? {})) {
    if (value === null) delete parameters[name];
    else parameters[name] = value;
  }
  const query = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join("&");
  const text = `${method}${host.split(":")[0]}/v2/index.php?${query}`;
  const mac = createHmac(algorithm === "HmacSHA256" ? "sha256" : "sha1", key.secret);
  const signed = new URLSearchParams({
    ...parameters,
    Signature: mac.update(text).digest("base64"),
    ...request.tamper,
  });
  const url = `http://${host}/v2/index.php`;
  const answer = await (method === "GET"
    ? fetch(`${url}?${signed}`)
    : fetch(url, { method, body: signed, headers: { "content-type": "application/x-www-form-urlencoded" } }));
  return (await answer.json()) as ResponseV2;
}

function flat(parameters: Record<string, string | number | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((item, index) => [`${name}.${index}`, item]) : [[name, String(value)]],
    ),
  );
}
