"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { type CloudId, cloudOf, type DialectId } from "@/lib/domain/cloud";
import { useFocusProblem } from "../../proof/use-focus-problem";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { SubmitButton } from "../../ui/submit-button";
import { EndpointFields } from "../endpoint-fields";
import { KeyFields, TemporaryKeyFields } from "../key-fields";
import { type Problem, problemOf } from "../told";
import { TroubleText } from "../trouble-text";
import type { Acting } from "../use-act";
import { PolicyPanel, type PolicyShown } from "./policy-panel";
import { StepFrame } from "./step-frame";
import type { Typed } from "./wizard-state";

/** Name and key of the account, with where to find each part and the policy that the key needs. */
export function KeyStep({
  dialect,
  typed,
  problems,
  refusals,
  approved,
  policy,
  acting,
  onType,
  onBack,
  onCheck,
}: {
  dialect: DialectId;
  typed: Typed;
  problems: Problem[];
  /** How often a field was refused so far. */
  refusals: number;
  approved: readonly string[];
  policy: PolicyShown;
  acting: Pick<Acting, "busy" | "trouble">;
  onType: (change: Partial<Typed>) => void;
  onBack: () => void;
  onCheck: () => void;
}) {
  const t = useTranslations("wizard.key");
  const connections = useTranslations("connections");
  const fields = useFocusProblem(refusals);
  const cloud: CloudId = cloudOf(dialect);
  const name = useTranslations("word.cloud")(cloud);
  const nameProblem = problemOf(problems, "name");
  const special = typed.token !== "" || typed.expiresAt !== "" || typed.endpoints.length > 0;
  const inSpecial = problems.some(({ field }) =>
    /^(?:credentials\.(?:token|expiresAt)|endpoints)/.test(field),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    onCheck();
  }

  return (
    <StepFrame
      title={t("title", { cloud: name })}
      intro={
        <>
          <p>{t("intro")}</p>
          <p className="mt-1">{connections(`where.${dialect}.place`)}</p>
        </>
      }
      aside={<PolicyPanel dialect={dialect} policy={policy} />}
      buttons={
        <>
          <Button large onClick={onBack}>
            {t("back")}
          </Button>
          <SubmitButton form="key" look="primary" className="ml-auto" busy={acting.busy}>
            {acting.busy ? t("checking") : t("check")}
          </SubmitButton>
        </>
      }
    >
      {/* Sent before the page is alive, a form without a method would put the secret into the address. */}
      <form
        ref={fields}
        id="key"
        method="post"
        autoComplete="off"
        noValidate
        onSubmit={submit}
        className="grid gap-4"
      >
        {acting.trouble && problems.length === 0 && <TroubleText trouble={acting.trouble} />}
        <TextField
          label={connections("field.name")}
          hint={connections("field.nameHint")}
          problem={
            nameProblem === "twice"
              ? connections("refusal.name-taken")
              : nameProblem && connections(`problem.${nameProblem}`)
          }
          autoComplete="off"
          value={typed.name}
          onChange={(event) => onType({ name: event.target.value })}
        />
        <KeyFields dialect={dialect} typed={typed} problems={problems} onChange={onType} />
        <details open={special || inSpecial ? true : undefined}>
          <summary className="min-h-6 w-max text-accent">{t("special")}</summary>
          <div className="mt-3 grid gap-4">
            <TemporaryKeyFields dialect={dialect} typed={typed} problems={problems} onChange={onType} />
            <EndpointFields
              dialect={dialect}
              approved={approved}
              endpoints={typed.endpoints}
              problems={problems}
              onChange={(endpoints) => onType({ endpoints })}
            />
          </div>
        </details>
      </form>
    </StepFrame>
  );
}
