"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { DemoPeople } from "./demo-people";
import { beginOidc, type SignInAnswer, sendPassword } from "./send-sign-in";
import { useProblemWords } from "./use-problem-words";

export type DemoPerson = { email: string; password: string; role: "viewer" | "admin" };

/** The sign-in provider; `name` null: it was given none. */
export type OidcButton = { name: string | null };

type Problem = { reason: string; waitSeconds: number | null };

/** The sign-in provider, where there is one, and e-mail and password. What was typed stays, except the password. */
export function SignInForm({
  next,
  demoPeople,
  oidc,
  error,
}: {
  next: string;
  demoPeople: DemoPerson[];
  oidc: OidcButton | null;
  error: string | null;
}) {
  const t = useTranslations("signIn");
  const wordsFor = useProblemWords();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState<"password" | "oidc" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(
    error === null ? null : { reason: error, waitSeconds: null },
  );
  const passwordField = useRef<HTMLInputElement>(null);

  async function take(way: "password" | "oidc", send: () => Promise<SignInAnswer>) {
    setBusy(way);
    setProblem(null);
    const answer = await send();
    if (answer.ok) {
      // A whole page load, so that nothing of the signed-out state stays in memory.
      location.assign(answer.url ?? next);
      return true;
    }
    setBusy(null);
    setProblem(answer);
    return false;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await take("password", () => sendPassword({ email, password }))) return;
    setPassword("");
    passwordField.current?.focus();
  }

  return (
    <div className="flex flex-col gap-4">
      {problem && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {wordsFor(problem)}
        </p>
      )}
      {oidc && (
        <>
          <Button
            look="primary"
            large
            busy={busy !== null}
            // After a refusal it shall ask who it is: it would come back with the same person at once.
            onClick={() => take("oidc", () => beginOidc({ next, fresh: problem !== null }))}
            className="max-w-full whitespace-normal!"
          >
            <KeyRound size={15} strokeWidth={1.5} aria-hidden />
            {busy === "oidc"
              ? t("busy")
              : oidc.name === null
                ? t("oidcUnnamed")
                : t("oidc", { name: oidc.name })}
          </Button>
          <div className="flex items-center gap-3 text-small text-fg-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("or")}
          </div>
        </>
      )}
      {/* Sent before the page is alive, a form without this would put the password into the address. */}
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("email")}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          ref={passwordField}
          label={t("password")}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <SubmitButton look={oidc ? "plain" : "primary"} busy={busy !== null}>
          {busy === "password" ? t("busy") : t("submit")}
        </SubmitButton>
      </form>
      {demoPeople.length > 0 && (
        <DemoPeople
          people={demoPeople}
          onChoose={(person) => {
            setEmail(person.email);
            setPassword(person.password);
            setProblem(null);
          }}
        />
      )}
    </div>
  );
}
