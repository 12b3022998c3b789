import type { Problem } from "../told";

/** As long as the server takes. */
const LONGEST = 60;

/** What is wrong with an account's name as far as this page knows: asked here, since a proof takes no name. */
export function nameProblems(name: string, taken: readonly string[]): Problem[] {
  const text = name.trim().normalize("NFC");
  if (text === "") return [{ field: "name", code: "required" }];
  if ([...text].length > LONGEST) return [{ field: "name", code: "too-long" }];
  const isTaken = taken.some((one) => one.toLowerCase() === text.toLowerCase());
  return isTaken ? [{ field: "name", code: "twice" }] : [];
}
