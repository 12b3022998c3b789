import { z } from "zod";
import { DIALECTS, type DialectId } from "../domain/cloud";
import type { CustomEndpoint } from "../domain/connection";
import { isRegionId } from "../providers/catalog";
import type { InputProblemCode } from "./input-problems";
import { credentialProblems, type TypedCredentials, textProblem } from "./secret-text";

/** The longest that a cloud documents for a token is below this. */
const LONGEST_SECRET = 4 * 1024;
const LONGEST_KEY_ID = 256;
const SHORTEST = 8;
const LONGEST_NAME = 60;
const MOST_REGIONS = 64;
const LONGEST_TOKEN_LIFE_MS = 400 * 24 * 3_600_000;

const code = (problem: InputProblemCode) => problem;

/** Control characters, half a surrogate pair, line separators, and marks that turn text around or hide it. */
const ODD_IN_A_NAME =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069\ufeff]/u;

export const connectionName = z
  .string(code("required"))
  .max(4_096, code("too-long"))
  .transform((text) => text.trim().normalize("NFC"))
  .superRefine((text, context) => {
    const problem: InputProblemCode | null =
      text === ""
        ? "required"
        : ODD_IN_A_NAME.test(text)
          ? "control-characters"
          : [...text].length > LONGEST_NAME
            ? "too-long"
            : null;
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** Ids of the demo are names; all others are made by `newConnectionId`. */
export const connectionId = z.string(code("required")).regex(/^[a-z0-9-]{1,64}$/, code("invalid"));

const dialect = z.enum(DIALECTS, code("unknown-cloud"));

function secretText(longest: number) {
  return z
    .string(code("required"))
    .trim()
    .superRefine((text, context) => {
      const problem = textProblem(text, { shortest: SHORTEST, longest });
      if (problem) context.addIssue({ code: "custom", message: problem });
    });
}

/** Left empty, it is not there. */
function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess(
    (sent) => (typeof sent === "string" && sent.trim() === "" ? null : (sent ?? null)),
    schema.nullable(),
  );
}

const expiresAt = z.iso
  .datetime({ offset: true, error: code("not-a-time") })
  .transform((text) => new Date(text).toISOString())
  .superRefine((text, context) => {
    const leftMs = Date.parse(text) - Date.now();
    const problem: InputProblemCode | null =
      leftMs <= 0 ? "past" : leftMs > LONGEST_TOKEN_LIFE_MS ? "too-far" : null;
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

const credentials = z.strictObject({
  keyId: secretText(LONGEST_KEY_ID),
  secret: secretText(LONGEST_SECRET),
  token: optional(secretText(LONGEST_SECRET)),
  expiresAt: optional(expiresAt),
});

const regionId = z.string(code("required")).max(64, code("too-long"));
const someRegions = z
  .array(regionId, code("required"))
  .min(1, code("required"))
  .max(MOST_REGIONS, code("too-many"));

const endpoints = z
  .array(
    z.strictObject({
      regionId,
      host: z
        .string(code("required"))
        .trim()
        .toLowerCase()
        .max(253, code("not-a-host"))
        // Whether it may be reached at all is the address guard's to say, and whether it is approved, the admin's.
        .regex(/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/, code("not-a-host")),
    }),
  )
  .max(MOST_REGIONS, code("too-many"));

type Whole = {
  dialect: DialectId;
  credentials?: TypedCredentials;
  regions?: string[];
  endpoints?: CustomEndpoint[];
};

/** What no field shows by itself. */
function checkWhole(whole: Whole, context: z.RefinementCtx): void {
  const complain = (path: (string | number)[], problem: InputProblemCode) =>
    context.addIssue({ code: "custom", path, message: problem });
  if (whole.credentials) {
    for (const problem of credentialProblems(whole.dialect, whole.credentials)) {
      complain(problem.field.split("."), problem.code);
    }
  }
  for (const [at, id] of (whole.regions ?? []).entries()) {
    if (!isRegionId(whole.dialect, id)) complain(["regions", at], "unknown-region");
    else if (whole.regions?.indexOf(id) !== at) complain(["regions", at], "twice");
  }
  const named = (whole.endpoints ?? []).map((endpoint) => endpoint.regionId);
  for (const [at, id] of named.entries()) {
    const field = ["endpoints", at, "regionId"];
    if (!isRegionId(whole.dialect, id)) complain(field, "unknown-region");
    else if (named.indexOf(id) !== at) complain(field, "twice");
    else if (whole.regions && !whole.regions.includes(id)) complain(field, "not-chosen");
  }
}

/** A key to prove that is not stored: without regions, in all that it may use. */
export const proveInput = z
  .strictObject({
    dialect,
    credentials,
    regions: someRegions.optional(),
    endpoints: endpoints.optional(),
  })
  .superRefine(checkWhole);
export type ProveInput = z.output<typeof proveInput>;

export const createInput = z
  .strictObject({
    name: connectionName,
    dialect,
    regions: someRegions,
    credentials,
    endpoints: endpoints.default([]),
  })
  .superRefine(checkWhole);
export type CreateInput = z.output<typeof createInput>;

export const renameInput = z.strictObject({ connectionId, name: connectionName });
export const regionsInput = z.strictObject({ connectionId, regions: someRegions });
export const switchInput = z.strictObject({ connectionId, dialect });
export const rotateInput = z.strictObject({ connectionId, credentials });
export const endpointsInput = z.strictObject({ connectionId, endpoints, credentials });
/** `name` is typed by hand, to confirm. */
export const removeInput = z.strictObject({ connectionId, name: connectionName });
export const onConnection = z.strictObject({ connectionId });
export const syncInput = z.strictObject({ connectionId, regionId: regionId.nullable().default(null) });
export const proofJob = z.strictObject({ jobId: z.string().regex(/^[A-Za-z0-9_-]{22}$/, code("invalid")) });
/** A stored key to prove again. */
export const reproveInput = z.strictObject({ connectionId, regions: someRegions.optional() });

export type RenameInput = z.output<typeof renameInput>;
export type RegionsInput = z.output<typeof regionsInput>;
export type SwitchInput = z.output<typeof switchInput>;
export type RotateInput = z.output<typeof rotateInput>;
export type EndpointsInput = z.output<typeof endpointsInput>;
export type RemoveInput = z.output<typeof removeInput>;
export type SyncInput = z.output<typeof syncInput>;

/** {@link checkWhole} for a stored connection, whose dialect its form does not send. */
export function problemsFor(whole: Whole): { field: string; code: InputProblemCode }[] {
  const parsed = z.custom<Whole>().superRefine(checkWhole).safeParse(whole);
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: path.join("."),
    // Only `checkWhole` complains here, in these words.
    code: message as InputProblemCode,
  }));
}
