/** What a person may do: look, or set up as well. */
export type Role = "viewer" | "admin";

/** Whether a role includes the rights of another. */
export function mayAct(has: Role, needs: Role): boolean {
  return has === "admin" || needs === "viewer";
}
