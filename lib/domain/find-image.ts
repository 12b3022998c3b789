import type { Failure } from "./failure";

/**
 * How asking a cloud for an image that is not stored here ended: `found` and stored; `known`, it is stored already;
 * `absent`, the cloud has no such image; `unlisted`, the cloud has it, and none of the account's lists brings images of
 * its kind; `no-account`; `not-an-id`, this cloud gives no such ids, so nobody was asked; `paused`, its admin wants
 * nothing asked; `region-not-chosen`; or failed with the reason.
 */
export type FindOutcome =
  | {
      outcome:
        | "found"
        | "known"
        | "absent"
        | "unlisted"
        | "no-account"
        | "not-an-id"
        | "paused"
        | "region-not-chosen";
    }
  | { outcome: "failed"; failure: Failure };
