import { ConnectionError } from "../connections";
import { noticeDiskFull } from "../database/disk";
import type { DialectId } from "../domain/cloud";
import type { Failure } from "../domain/failure";
import { log } from "../log";
import { CloudError, cloudError } from "../providers/errors";

/** What went wrong, as plain data. An error that is not the cloud's is ours: it is logged, and shown as such. */
export function failureOf(error: unknown, place: { dialect: DialectId; operation: string }): Failure {
  if (error instanceof CloudError) return error.failure;
  // We refused ourselves, e.g. an endpoint whose approval was taken back.
  if (error instanceof ConnectionError) {
    return cloudError(place, { kind: "rejected-request", code: error.reason }).failure;
  }
  const plain = {
    ...place,
    httpStatus: null,
    code: null,
    requestId: null,
    action: null,
    skewMs: null,
    retryAfterMs: null,
  };
  if (noticeDiskFull(error)) return { kind: "store-full", ...plain };
  log.error(
    { error: error instanceof Error ? (error.stack ?? error.message) : String(error), ...place },
    "a read failed inside the product",
  );
  return { kind: "internal", ...plain };
}
