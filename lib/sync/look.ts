import type { Answer } from "../domain/answer";
import type { Failure } from "../domain/failure";
import type { Image, ImageRef } from "../domain/image";
import { writeLook } from "../inventory/details";
import { CATALOG } from "../providers/catalog";
import { CloudError } from "../providers/errors";
import type { ImageProvider } from "../providers/port";
import { failureOf } from "./failure-of";

/** How a look ended: the image is stored anew, the cloud no longer has it, or it could not be asked. */
export type Looked = { outcome: "told" } | { outcome: "absent" } | { outcome: "failed"; failure: Failure };

/**
 * Asks a cloud for one image and its sharing, and stores what it told. A failure keeps the stored picture; a refusal
 * that will not pass by itself is stored with it, one that may pass (an outage) is only reported.
 */
export async function lookAt(options: {
  provider: ImageProvider;
  known: Image;
  /** Whether to ask for the picture itself too, beside its sharing. */
  picture: boolean;
  now: () => Date;
  signal: AbortSignal;
}): Promise<Looked> {
  const { provider, known, picture, now, signal } = options;
  const ref: ImageRef = known.ref;
  const answers: Answer[] = [];
  let current = known;
  try {
    if (picture) {
      const told = await provider.getImage({ ...ref, ownership: ownershipOf(known) }, signal);
      if (!told) return { outcome: "absent" };
      current = told.value;
      answers.push(...told.answers);
    }
    const sharing = await provider.sharing(current, signal);
    answers.push(...sharing.answers);
    await writeLook(ref, {
      at: now().toISOString(),
      detailed: picture ? current : null,
      sharing: sharing.value,
      answers,
      failure: null,
    });
    return { outcome: "told" };
  } catch (error) {
    const failure = failureOf(error, { dialect: provider.dialect, operation: "getImage" });
    if (error instanceof CloudError && lasts(failure)) {
      await writeLook(ref, {
        at: now().toISOString(),
        detailed: current === known ? null : current,
        sharing: null,
        answers,
        failure,
      });
    }
    return { outcome: "failed", failure };
  }
}

/** Whether the dialect's detail call tells more than its list. */
export function detailAddsFields(provider: ImageProvider): boolean {
  return CATALOG[provider.dialect].detailAddsFields;
}

function ownershipOf(image: Image) {
  return image.ownership.value === "unknown" ? null : image.ownership.value;
}

function lasts({ kind }: Failure): boolean {
  return (
    kind === "forbidden" || kind === "not-applicable" || kind === "not-found" || kind === "rejected-request"
  );
}
