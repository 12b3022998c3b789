import { NextRequest } from "next/server";
import { env } from "../../env";
import { handleAuth } from "../handler";
import { type SignedIn, signedInBy } from "../sessions";
import { readToken, sessionCookie } from "../token";

export type Browser = {
  cookies: Map<string, string>;
  /** Every `Set-Cookie` that was received, oldest first. */
  received: string[];
  get(path: string): Promise<Response>;
  /** Sends a form with the token that belongs to it, as our pages do. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Who the server takes this browser for. */
  user(): Promise<SignedIn | null>;
};

/** As much of a browser as the sign-in needs: it keeps cookies and says where its requests come from. */
export function openBrowser({ address = "203.0.113.7" } = {}): Browser {
  const cookies = new Map<string, string>();
  const received: string[] = [];

  async function send(
    path: string,
    init: { method: string; body?: string; headers: Record<string, string> },
  ) {
    const { headers, ...rest } = init;
    const request = new NextRequest(new URL(path, env().url), {
      ...rest,
      headers: {
        "user-agent": "Test browser",
        "x-nephoscope-peer": address,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...headers,
      },
    });
    const response = await handleAuth(request);
    for (const line of response.headers.getSetCookie()) {
      received.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /;\s*max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  async function csrfToken(): Promise<string> {
    const { csrfToken } = await (await send("/api/auth/csrf", { method: "GET", headers: {} })).json();
    return csrfToken;
  }

  return {
    cookies,
    received,
    get: (path) => send(path, { method: "GET", headers: {} }),
    async post(path, form, headers = {}) {
      const body = new URLSearchParams({ csrfToken: await csrfToken(), ...form });
      return await send(path, {
        method: "POST",
        body: body.toString(),
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          origin: env().url,
          "sec-fetch-site": "same-origin",
          ...headers,
        },
      });
    },
    async user() {
      const secretId = await readToken(cookies.get(sessionCookie().name));
      return secretId === null ? null : await signedInBy(secretId, new Date());
    },
  };
}
