"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReducer, useState } from "react";
import { cloudOf, type DialectId } from "@/lib/domain/cloud";
import type { CustomEndpoint } from "@/lib/domain/connection";
import { classes } from "../../ui/classes";
import type { AccountAct, Problem } from "../told";
import { credentialsOf } from "../typed-key";
import { problemsIn, useAct } from "../use-act";
import { CloudStep } from "./cloud-step";
import { FirstReadStep } from "./first-read-step";
import { KeyStep } from "./key-step";
import { nameProblems } from "./name-problems";
import { PermissionStep } from "./permission-step";
import type { PolicyShown } from "./policy-panel";
import { RegionStep } from "./region-step";
import { StepList } from "./step-list";
import { BEGINNING, type Step, type WizardState, wizard } from "./wizard-state";

type Credentials = ReturnType<typeof credentialsOf>;
type KeyInput = { dialect: DialectId; credentials: Credentials; endpoints: CustomEndpoint[] };

export type WizardActs = {
  prove: AccountAct<KeyInput, string>;
  cancel: AccountAct<{ jobId: string }, boolean>;
  create: AccountAct<KeyInput & { name: string; regions: string[] }, string>;
};

/** Adds an account: cloud, key, permissions, regions, first read. Nothing is stored before the fourth step ends. */
export function WizardView({
  policies,
  approved,
  takenNames,
  minutes,
  acts,
}: {
  policies: Record<DialectId, PolicyShown>;
  /** Hosts that may take the place of a region's usual one. */
  approved: readonly string[];
  takenNames: readonly string[];
  minutes: { own: number; public: number };
  acts: WizardActs;
}) {
  const [state, send] = useReducer(wizard, BEGINNING);
  const [refusals, countRefusal] = useState(0);
  const acting = useAct();
  const client = useQueryClient();
  const { dialect, typed, step } = state;
  const key: KeyInput = { dialect, credentials: credentialsOf(typed), endpoints: typed.endpoints };

  function go(to: Step) {
    acting.forget();
    send({ type: "went", step: to });
  }

  function refuse(problems: Problem[]) {
    send({ type: "refused", problems });
    countRefusal(refusals + 1);
  }

  async function check() {
    const problems = nameProblems(typed.name, takenNames);
    if (problems.length > 0) return refuse(problems);
    const answer = await acting.run(() => acts.prove(key));
    if ("value" in answer) return send({ type: "checking", jobId: answer.value });
    const fields = problemsIn(answer.trouble);
    if (fields.length > 0) refuse(fields);
  }

  async function save() {
    const { regions } = state;
    // An endpoint of a region that was not chosen is of no use.
    const endpoints = typed.endpoints.filter(({ regionId }) => regions.includes(regionId));
    const answer = await acting.run(() => acts.create({ ...key, endpoints, name: typed.name, regions }));
    if ("value" in answer) {
      send({ type: "saved", connectionId: answer.value });
      await client.invalidateQueries({ queryKey: ["accounts"], exact: true });
      return;
    }
    const fields = problemsIn(answer.trouble).filter(({ field }) => /^(?:name|credentials)/.test(field));
    if (fields.length > 0) refuse(fields);
  }

  return (
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto border-t border-line bg-surface outline-none"
    >
      <div
        className={classes(
          "mx-auto grid max-w-[1280px] gap-x-12 gap-y-6 px-8 py-10 phone:grid-cols-[minmax(0,1fr)]! phone:px-4 phone:py-5",
          "grid-cols-[200px_minmax(0,640px)_minmax(0,360px)] tablet:grid-cols-[160px_minmax(0,1fr)]!",
          "tablet:[&>aside]:col-start-2 phone:[&>*]:col-span-full!",
        )}
      >
        <StepList step={step} summaries={useSummaries(state)} />
        {step === "cloud" && (
          <CloudStep
            dialect={dialect}
            onChoose={(chosen) => send({ type: "chosen", dialect: chosen })}
            onContinue={() => go("key")}
          />
        )}
        {step === "key" && (
          <KeyStep
            dialect={dialect}
            typed={typed}
            problems={state.problems}
            refusals={refusals}
            approved={approved}
            policy={policies[dialect]}
            acting={acting}
            onType={(change) => send({ type: "typed", change })}
            onBack={() => go("cloud")}
            onCheck={check}
          />
        )}
        {step === "permissions" && state.jobId !== null && (
          <PermissionStep
            jobId={state.jobId}
            acting={acting}
            onChecked={(proof) => send({ type: "checked", proof })}
            onBack={() => go("key")}
            onAgain={check}
            onCancel={() =>
              state.jobId !== null && void acts.cancel({ jobId: state.jobId }).catch(() => null)
            }
            onContinue={() => go("regions")}
          />
        )}
        {step === "regions" && state.proof && (
          <RegionStep
            proof={state.proof}
            chosen={state.regions}
            name={typed.name}
            minutes={minutes}
            acting={acting}
            onChoose={(regions) => send({ type: "selected", regions })}
            onName={(name) => send({ type: "typed", change: { name } })}
            onBack={() => go("permissions")}
            onSave={save}
          />
        )}
        {step === "read" && state.connectionId !== null && (
          <FirstReadStep connectionId={state.connectionId} name={typed.name.trim()} regions={state.regions} />
        )}
      </div>
    </main>
  );
}

/** What each finished step decided, in a few letters. */
function useSummaries({ dialect, proof, regions }: WizardState): Partial<Record<Step, string>> {
  const t = useTranslations("wizard.step");
  const clouds = useTranslations("word.cloud");
  return {
    cloud: clouds(cloudOf(dialect)),
    ...(proof && { key: proof.keyHint, permissions: t("count", { count: proof.rows.length }) }),
    regions: t("count", { count: regions.length }),
  };
}
