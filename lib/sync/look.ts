import type { Failure, FailureKind } from "../domain/failure";
import type { Image } from "../domain/image";
import { type Look, writeLook } from "../inventory/looks";
import { CATALOG } from "../providers/catalog";
import { cloudError } from "../providers/errors";
import type { ImageProvider } from "../providers/port";
import { failureOf } from "./failure-of";

/** How a look ended: the image is stored anew, the cloud no longer has it, or it could not be asked. */
export type Looked = { outcome: "told" } | { outcome: "absent" } | { outcome: "failed"; failure: Failure };

type LookOptions = {
  provider: ImageProvider;
  known: Image;
  /** Whether to ask for the picture itself too, beside its sharing. */
  picture: boolean;
  now: () => Date;
  signal: AbortSignal;
};

/**
 * Asks a cloud for one image and its sharing, and stores what it told. A failure keeps the stored picture; one that
 * concerns this image is stored with it, one that may pass (an outage) is only reported. Throws when the store fails.
 */
export async function lookAt(options: LookOptions): Promise<Looked> {
  const { provider, known, now } = options;
  const look: Omit<Look, "at"> = { detailed: null, sharing: null, answers: [], failure: null };
  let looked: Looked;
  try {
    looked = { outcome: await ask(options, look) };
    if (looked.outcome === "absent") look.failure = notFound(provider);
  } catch (error) {
    const failure = failureOf(error, { dialect: provider.dialect, operation: "getImage" });
    looked = { outcome: "failed", failure };
    if (!concernsImage(failure)) return looked;
    look.failure = failure;
  }
  await writeLook(known.ref, { ...look, at: now().toISOString() });
  return looked;
}

/** Fills in what the cloud tells, as far as it does. */
async function ask(
  { provider, known, picture, signal }: LookOptions,
  look: Omit<Look, "at">,
): Promise<"told" | "absent"> {
  if (picture) {
    const told = await provider.getImage({ ...known.ref, ownership: ownershipOf(known) }, signal);
    if (!told) return "absent";
    look.detailed = told.value;
    look.answers.push(...told.answers);
  }
  const sharing = await provider.sharing(look.detailed ?? known, signal);
  look.sharing = sharing.value;
  look.answers.push(...sharing.answers);
  return "told";
}

function notFound({ dialect }: ImageProvider): Failure {
  return cloudError({ dialect, operation: "getImage" }, { kind: "not-found" }).failure;
}

/** Whether the dialect's detail call tells more than its list. */
export function detailAddsFields(provider: ImageProvider): boolean {
  return CATALOG[provider.dialect].detailAddsFields;
}

function ownershipOf(image: Image) {
  return image.ownership.value === "unknown" ? null : image.ownership.value;
}

/**
 * Whether a failure says something of this one image, and will say it again: another image may still be asked, and this
 * one need not be before its time. An outage, a throttle or a refused key say nothing of it.
 */
export function concernsImage({ kind }: Failure): boolean {
  return CONCERN_IMAGE.has(kind);
}

const CONCERN_IMAGE = new Set<FailureKind>([
  "forbidden",
  "not-applicable",
  "not-found",
  "rejected-request",
  "unexpected-answer",
  // Our own reading of its answer broke.
  "internal",
]);
