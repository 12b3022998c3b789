import { cloudOf, type DialectId } from "@/lib/domain/cloud";
import type { CustomEndpoint } from "@/lib/domain/connection";
import type { Proof } from "@/lib/domain/proof";
import type { Problem, TypedKey } from "../told";
import { NO_KEY } from "../typed-key";
import { isReadable } from "./fold-matrix";

export const STEPS = ["cloud", "key", "permissions", "regions", "read"] as const;
export type Step = (typeof STEPS)[number];

/** What was typed on the key's step. */
export type Typed = TypedKey & { name: string; endpoints: CustomEndpoint[] };

export type WizardState = {
  step: Step;
  dialect: DialectId;
  typed: Typed;
  problems: Problem[];
  /** The proof that runs, or was looked at last. */
  jobId: string | null;
  /** The proof when it was over. */
  proof: Proof | null;
  regions: string[];
  /** The account once it is stored. */
  connectionId: string | null;
};

export type WizardEvent =
  | { type: "chosen"; dialect: DialectId }
  | { type: "typed"; change: Partial<Typed> }
  | { type: "went"; step: Step }
  | { type: "refused"; problems: Problem[] }
  | { type: "checking"; jobId: string }
  | { type: "checked"; proof: Proof }
  | { type: "selected"; regions: string[] }
  | { type: "saved"; connectionId: string };

export const BEGINNING: WizardState = {
  step: "cloud",
  dialect: "tencent-cvm",
  typed: { ...NO_KEY, name: "", endpoints: [] },
  problems: [],
  jobId: null,
  proof: null,
  regions: [],
  connectionId: null,
};

/**
 * The wizard's next state. What was typed is kept on every way but one: secret and token are forgotten as soon as
 * something was wrong, the person goes back to their field, or the account is stored.
 */
export function wizard(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case "chosen":
      return event.dialect === state.dialect ? state : withDialect(state, event.dialect);
    case "typed":
      return {
        ...state,
        typed: { ...state.typed, ...event.change },
        problems: state.problems.filter(({ field }) => !isChanged(field, event.change)),
      };
    case "went":
      return event.step === "cloud" || event.step === "key"
        ? { ...forgetSecrets(state), step: event.step, jobId: null, proof: null, problems: [] }
        : { ...state, step: event.step };
    case "refused":
      return { ...forgetSecrets(state), step: "key", problems: event.problems };
    case "checking":
      return { ...state, step: "permissions", jobId: event.jobId, proof: null, problems: [] };
    case "checked":
      return withProof(state, event.proof);
    case "selected":
      return { ...state, regions: event.regions };
    case "saved":
      return { ...forgetSecrets(state), step: "read", connectionId: event.connectionId };
  }
}

/** Regions that are chosen at first: those whose images can be listed. */
export function readableRegions({ dialect, rows }: Proof): string[] {
  return rows.filter((row) => isReadable(dialect, row)).map(({ regionId }) => regionId);
}

/** A key belongs to its cloud; another dialect of the same one takes the same key. */
function withDialect(state: WizardState, dialect: DialectId): WizardState {
  const sameCloud = cloudOf(dialect) === cloudOf(state.dialect);
  const key = sameCloud ? state.typed : NO_KEY;
  return {
    ...state,
    dialect,
    typed: { ...state.typed, ...key, endpoints: [] },
    problems: [],
    jobId: null,
    proof: null,
    regions: [],
  };
}

function withProof(state: WizardState, proof: Proof): WizardState {
  if (proof.failure) return { ...forgetSecrets(state), proof };
  const readable = readableRegions(proof);
  const known = proof.rows.map(({ regionId }) => regionId);
  // Checked again, a choice that was made is kept as far as it can be.
  const kept = state.regions.filter((regionId) => known.includes(regionId));
  return { ...state, proof, regions: kept.length > 0 ? kept : readable };
}

function forgetSecrets(state: WizardState): WizardState {
  return { ...state, typed: { ...state.typed, secret: "", token: "" } };
}

function isChanged(field: string, change: Partial<Typed>): boolean {
  return Object.keys(change).some(
    (name) => field === name || field === `credentials.${name}` || field.startsWith(`${name}.`),
  );
}
