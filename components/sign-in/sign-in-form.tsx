"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "../ui/button";
import { type SignInResult, trySignIn } from "./try-sign-in";

export type DemoPerson = { email: string; password: string; role: "viewer" | "admin" };

type Problem = Exclude<SignInResult, "in">;

/** E-mail and password. What was typed stays after a refusal, except the password. */
export function SignInForm({ next, demoPeople }: { next: string; demoPeople: DemoPerson[] }) {
  const t = useTranslations("signIn");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const result = await trySignIn({ email, password });
    if (result === "in") {
      // A whole page load, so that nothing of the signed-out state stays in memory.
      location.assign(next);
      return;
    }
    setBusy(false);
    setProblem(result);
    setPassword("");
    passwordField.current?.focus();
  }

  function take(person: DemoPerson) {
    setEmail(person.email);
    setPassword(person.password);
    setProblem(null);
  }

  return (
    // Sent before the page is alive, a form without this would put the password into the address.
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {problem && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {t(`problem.${problem}`)}
        </p>
      )}
      <label className="flex flex-col gap-1.5 font-medium">
        {t("email")}
        <input
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          className={FIELD}
        />
      </label>
      <label className="flex flex-col gap-1.5 font-medium">
        {t("password")}
        <input
          ref={passwordField}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          className={FIELD}
        />
      </label>
      <Button type="submit" look="primary" large disabled={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
      {demoPeople.length > 0 && (
        <div className="border-t border-line pt-4 text-small text-fg-2">
          <p className="mb-2">{t("demo")}</p>
          <ul className="flex flex-col gap-2">
            {demoPeople.map((person) => (
              <li key={person.email} className="flex items-center justify-between gap-3">
                <span>
                  {t(`role.${person.role}`)}
                  <span className="block font-mono text-micro text-fg-3">{person.email}</span>
                </span>
                <Button onClick={() => take(person)}>{t("fill", { role: t(`role.${person.role}`) })}</Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}

// 16 px on a phone, so that it does not zoom into the field.
const FIELD =
  "h-9 rounded-md border border-control bg-surface px-3 font-normal text-fg phone:h-11 phone:text-[16px]";
