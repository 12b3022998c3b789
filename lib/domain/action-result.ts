/** What a server action answers. Its failure is a value: a thrown error's text would be withheld from the browser. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; reason: "sign-in" | "not-allowed" | "bad-input" | "internal"; reference?: string };
