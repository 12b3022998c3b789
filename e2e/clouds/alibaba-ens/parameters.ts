import type { RawRequest } from "../emulator";
import { faults, Refusal, refuseParameter } from "./faults";
import { queryOf } from "./verify";

/** The decoded parameters of the query and of a form body; names that the operation lacks are refused. */
export function sentParameters(request: RawRequest, known: string[]): Map<string, string> {
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  const form = new URLSearchParams(isForm ? request.body.toString("utf8") : "");
  const parameters = new Map<string, string>();
  for (const [name, value] of [...queryOf(request), ...form]) {
    if (!known.includes(name) || parameters.has(name)) refuseParameter(name);
    parameters.set(name, value);
  }
  return parameters;
}

/** PageNumber from 1 and PageSize from 1 to `max`, 10 by default. Anything else is refused. */
export function paging(parameters: Map<string, string>, max: number): { number: number; size: number } {
  return {
    number: wholeNumber(parameters, "PageNumber", { to: 999_999, otherwise: 1 }),
    size: wholeNumber(parameters, "PageSize", { to: max, otherwise: 10 }),
  };
}

/** The text of a parameter that must be there. */
export function required(parameters: Map<string, string>, name: string): string {
  const text = parameters.get(name);
  if (!text) throw new Refusal(faults.missingParameter);
  return text;
}

function wholeNumber(
  parameters: Map<string, string>,
  name: string,
  { to, otherwise }: { to: number; otherwise: number },
): number {
  const text = parameters.get(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  return /^\d{1,6}$/.test(text) && value >= 1 && value <= to ? value : refuseParameter(name);
}
