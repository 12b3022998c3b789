"use client";

import { useTranslations } from "next-intl";
import type { DialectId } from "@/lib/domain/cloud";
import { CATALOG, type CredentialField } from "@/lib/providers/catalog";
import { FIELD, Field } from "../ui/field";
import { Gap } from "./gap";
import { SecretField } from "./secret-field";
import { type Problem, problemOf, type TypedKey } from "./told";

type Props = {
  dialect: DialectId;
  typed: TypedKey;
  problems: readonly Problem[];
  onChange: (change: Partial<TypedKey>) => void;
};

/** The two parts of a lasting key, named as the cloud names them, with where to find each. */
export function KeyFields({ dialect, typed, problems, onChange }: Props) {
  const t = useTranslations("connections");
  const problem = (field: string) => {
    const code = problemOf(problems, `credentials.${field}`);
    return code === null ? null : t(`problem.${code}`);
  };
  return (
    <>
      <Field label={nameOf(dialect, "keyId")} hint={t(`where.${dialect}.keyId`)} problem={problem("keyId")}>
        {(control) => (
          <input
            {...control}
            name="keyId"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={typed.keyId}
            onChange={(event) => onChange({ keyId: event.target.value })}
            className={`${FIELD} mono`}
          />
        )}
      </Field>
      <SecretField
        label={nameOf(dialect, "secret")}
        hint={
          <>
            {t(`where.${dialect}.secret`)}
            <Gap />
            {t("field.secretHint")}
          </>
        }
        problem={problem("secret")}
        value={typed.secret}
        onChange={(secret) => onChange({ secret })}
      />
    </>
  );
}

/** What a temporary key has besides: its token, and its end. */
export function TemporaryKeyFields({ dialect, typed, problems, onChange }: Props) {
  const t = useTranslations("connections");
  const code = problemOf(problems, "credentials.token");
  const endCode = problemOf(problems, "credentials.expiresAt");
  return (
    <>
      <SecretField
        label={nameOf(dialect, "token")}
        hint={
          <>
            {t("field.tokenHint")}
            <Gap />
            {t(`where.${dialect}.token`)}
          </>
        }
        problem={code === null ? null : t(`problem.${code}`)}
        value={typed.token}
        onChange={(token) => onChange({ token })}
      />
      <Field
        label={t("field.expiresAt")}
        hint={t("field.expiresAtHint")}
        problem={endCode === null ? null : t(`problem.${endCode}`)}
      >
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            value={typed.expiresAt}
            onChange={(event) => onChange({ expiresAt: event.target.value })}
            className={FIELD}
          />
        )}
      </Field>
    </>
  );
}

function nameOf(dialect: DialectId, field: CredentialField["field"]): string {
  return CATALOG[dialect].credentialFields.find((one) => one.field === field)?.name ?? field;
}
