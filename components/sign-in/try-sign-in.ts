/** How an attempt to sign in ended. `unreachable`: no answer, or none that says either. */
export type SignInResult = "in" | "refused" | "unreachable";

const ROUTE = "/api/auth";

/**
 * Sends e-mail and password to the sign-in library's own route. Its browser helper is not used: it leaves the page
 * when the server does not answer, and what was typed is lost.
 */
export async function trySignIn(person: { email: string; password: string }): Promise<SignInResult> {
  try {
    const asked = await fetch(`${ROUTE}/csrf`);
    const { csrfToken } = (await asked.json()) as { csrfToken: string };
    const answer = await fetch(`${ROUTE}/callback/credentials`, {
      method: "POST",
      body: new URLSearchParams({ ...person, csrfToken, json: "true" }),
    });
    if (answer.status === 401) return "refused";
    if (!answer.ok) return "unreachable";
    // A token that does not fit is answered with the way back to the form, and with status 200.
    const { url } = (await answer.json()) as { url: string };
    return /\/(?:sign-in|signin)\b/.test(new URL(url, location.origin).pathname) ? "unreachable" : "in";
  } catch {
    return "unreachable";
  }
}
