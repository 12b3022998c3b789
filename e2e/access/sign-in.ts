import { cookieHeader, type Received, send } from "./send";

/** What our own pages send with every form: browsers add both by themselves. */
export const ownPage = (address: string) => ({ origin: address, "sec-fetch-site": "same-origin" });

/**
 * Sends a form to `/api/auth/…` with the token that it asks for. `headers` replace those of our own pages; an empty
 * one is left out.
 */
export async function sendForm(
  address: string,
  form: { door: string; fields: Record<string, string>; cookie?: string; headers?: Record<string, string> },
): Promise<Received> {
  const { door, fields, cookie = "", headers = {} } = form;
  const asked = await send(address, { target: "/api/auth/csrf", headers: cookie ? { cookie } : {} });
  const { csrfToken } = JSON.parse(asked.body) as { csrfToken: string };
  const all = { ...ownPage(address), "content-type": "application/x-www-form-urlencoded", ...headers };
  const cookies = cookieHeader(...(cookie ? cookie.split("; ") : []), ...asked.setCookies);
  return await send(address, {
    method: "POST",
    target: `/api/auth/${door}`,
    headers: {
      ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "")),
      cookie: cookies,
    },
    body: new URLSearchParams({ csrfToken, ...fields }).toString(),
  });
}

export type Credentials = { email: string; password: string };

/** Signs in as the form does; returns the cookies of the new sign-in. Throws when it was refused. */
export async function signIn(address: string, { email, password }: Credentials): Promise<string> {
  const answer = await sendForm(address, { door: "callback/password", fields: { email, password } });
  if (answer.status !== 200) throw new Error(`the sign-in of ${email} was answered ${answer.status}`);
  return cookieHeader(...answer.setCookies);
}

/** Ends the sign-in that these cookies hold. */
export async function signOut(address: string, cookie: string): Promise<void> {
  const answer = await sendForm(address, { door: "signout", fields: {}, cookie });
  if (answer.status !== 200) throw new Error(`the sign-out was answered ${answer.status}`);
}
