import type { DialectId } from "../domain/cloud";
import { isImageId, isRegionId } from "./catalog";
import { cloudError } from "./errors";

/** Refuses a malformed region before anything is signed: `../../quotas` is not a region. Throws `CloudError`. */
export function checkRegion(dialect: DialectId, operation: string, regionId: string): void {
  if (!isRegionId(dialect, regionId)) {
    throw cloudError({ dialect, operation }, { kind: "rejected-request", code: "malformed-region" });
  }
}

/** Refuses a malformed region or image id before anything is signed. Throws `CloudError`. */
export function checkPlace(
  dialect: DialectId,
  operation: string,
  place: { regionId: string; imageId: string },
): void {
  checkRegion(dialect, operation, place.regionId);
  if (!isImageId(dialect, place.imageId)) {
    throw cloudError({ dialect, operation }, { kind: "rejected-request", code: "malformed-image-id" });
  }
}
