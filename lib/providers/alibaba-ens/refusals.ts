import { type CloudError, cloudError } from "../errors";
import { DIALECT } from "./client";

/** A question that makes no sense here; nothing is sent. */
export function refused(operation: string, code: string): CloudError {
  return cloudError({ dialect: DIALECT, operation }, { kind: "rejected-request", code });
}

/** One item had no id that could be read: it may be the one, so "it does not exist" would be a guess. */
export function unreadable(operation: string): CloudError {
  return cloudError({ dialect: DIALECT, operation }, { kind: "unexpected-answer", code: "unreadable-item" });
}

/** A walk inside one question that goes on longer than this is broken, not long. */
export const MOST_PAGES = 200;

export function endless(operation: string): CloudError {
  return cloudError({ dialect: DIALECT, operation }, { kind: "unexpected-answer", code: "endless-list" });
}
