/**
 * Everybody who may ask. `unproved` is an admin whose password was typed more than ten minutes ago; `disabled` and
 * `ended` hold admins' cookies from before: of somebody who was disabled since, and of a sign-in that was ended.
 */
export const PRINCIPALS = [
  "anonymous",
  "viewer",
  "second viewer",
  "admin",
  "second admin",
  "unproved",
  "disabled",
  "ended",
] as const;
export type Principal = (typeof PRINCIPALS)[number];

/** Asks on behalf of everybody at once; fine for all that ends nobody's sign-in. */
export async function forEverybody(
  ask: (principal: Principal) => Promise<void>,
  who: readonly Principal[] = PRINCIPALS,
): Promise<void> {
  await Promise.all(who.map(ask));
}
