/**
 * A browser at the issuer: keeps its cookies there, so that it is remembered the next time. Returns where the issuer
 * sends people back to, and how often it asked who they are.
 */
export type IssuerVisit = (url: string, sub: string | null) => Promise<{ back: string; asked: number }>;

export function visitIssuer(issuer: string): IssuerVisit {
  const cookies = new Map<string, string>();

  async function send(url: string, body?: URLSearchParams): Promise<Response> {
    const response = await fetch(url, {
      method: body ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(body ? { body } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  return async (url, sub) => {
    let asked = 0;
    let next = url;
    for (let step = 0; step < 10; step += 1) {
      if (!next.startsWith(issuer)) return { back: next, asked };
      const asks = new URL(next).pathname.startsWith("/interaction/");
      const response = asks ? await send(next, new URLSearchParams({ sub: sub ?? "" })) : await send(next);
      if (asks) asked += 1;
      const location = response.headers.get("location");
      if (!location) throw new Error(`the issuer answered ${response.status}: ${await response.text()}`);
      next = new URL(location, next).href;
    }
    throw new Error("the issuer sent us around in circles");
  };
}
