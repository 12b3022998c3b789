/** Why a sign-in was not taken; `internal` and `unreachable` are no fault of the person's. */
export type SignInProblem = {
  reason:
    | "sign-in-refused"
    | "wait"
    | "busy"
    | "oidc-unreachable"
    | "stale"
    | "origin"
    | "bad-input"
    | "internal"
    | "unreachable";
  /** With `wait`: after how many seconds another try is taken. */
  waitSeconds: number | null;
};

export type SignInAnswer = { ok: true; url: string | null } | ({ ok: false } & SignInProblem);

/** Signs in by e-mail address and password. Afterwards load a whole page, so that nothing signed-out stays in memory. */
export async function sendPassword(form: { email: string; password: string }): Promise<SignInAnswer> {
  return await send("callback/password", form);
}

/**
 * Begins a sign-in at the OpenID Connect issuer: go to the `url` of the answer. `next` is the page to come back to;
 * `fresh` makes the issuer ask again who it is, for a recent proof.
 */
export async function beginOidc({
  next,
  fresh = false,
}: {
  next: string;
  fresh?: boolean;
}): Promise<SignInAnswer> {
  return await send("signin/oidc", { callbackUrl: next, fresh: String(fresh) });
}

async function send(door: string, form: Record<string, string>): Promise<SignInAnswer> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const answer = await fetch(`/api/auth/${door}`, {
      method: "POST",
      body: new URLSearchParams({ csrfToken, ...form }),
    });
    const { ok, url, reason, waitSeconds } = await answer.json();
    return ok
      ? { ok: true, url: url ?? null }
      : { ok: false, reason: reason ?? "internal", waitSeconds: waitSeconds ?? null };
  } catch {
    // No answer, or none of ours: a proxy in between, or the network.
    return { ok: false, reason: "unreachable", waitSeconds: null };
  }
}
