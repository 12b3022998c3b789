import { findConnection } from "../connections";
import type { Told } from "../domain/answer";
import type { FindOutcome } from "../domain/find-image";
import type { Image, ImageRef } from "../domain/image";
import { readStored } from "../inventory/looks";
import { ScopeGone, scopeFor } from "../inventory/scopes";
import { writePage } from "../inventory/write-page";
import { isImageId, isRegionId } from "../providers/catalog";
import { openCloud } from "./clouds";
import { failureOf } from "./failure-of";

/**
 * Asks the cloud for an image that is not stored here, on behalf of a person who followed a link to it, and stores it as
 * a listing would. Nobody is asked about what the cloud could not have given an id to.
 */
export async function findImage(ref: ImageRef, signal: AbortSignal): Promise<FindOutcome> {
  const connection = await findConnection(ref.connectionId);
  if (!connection) return { outcome: "no-account" };
  const { dialect } = connection;
  if (!isRegionId(dialect, ref.regionId) || !isImageId(dialect, ref.imageId)) return { outcome: "not-an-id" };
  if (!connection.regions.includes(ref.regionId)) return { outcome: "region-not-chosen" };
  if (await readStored(ref)) return { outcome: "known" };
  if (connection.state !== "active") return { outcome: "paused" };
  let told: Told<Image> | null;
  try {
    const provider = await openCloud(connection);
    told = await provider.getImage({ ...ref, ownership: null }, signal);
  } catch (error) {
    return { outcome: "failed", failure: failureOf(error, { dialect, operation: "getImage" }) };
  }
  return told ? await store(ref, told) : { outcome: "absent" };
}

async function store(ref: ImageRef, told: Told<Image>): Promise<FindOutcome> {
  const scope = await scopeFor(ref, told.value.ownership.value);
  if (!scope) return { outcome: "unlisted" };
  try {
    await writePage({ scope, items: [told], at: new Date().toISOString() });
  } catch (error) {
    if (error instanceof ScopeGone) return { outcome: "region-not-chosen" };
    throw error;
  }
  return { outcome: "found" };
}
