import type { Called } from "./call-action";
import type { Outcome } from "./row";
import type { Received } from "./send";

/** An answer in the words of the table; what it has no word for is the bare status. */
export function outcomeOf({ status, location }: Received, address: string): Outcome | string {
  if (status === 200) return "OK";
  if ((status === 303 || status === 307) && location !== null) {
    return location === `/sign-in?next=${encodeURIComponent(address)}` ? "sign-in" : `to ${location}`;
  }
  return String(status);
}

/** A refusal by an action in the words of the table; all else, a success too, as it is. */
export function refusalOf({ status, result }: Called): Outcome | string {
  const reason = result && typeof result === "object" && "reason" in result ? result.reason : null;
  switch (reason) {
    case "sign-in":
      return "401";
    case "not-allowed":
      return "403";
    case "proof":
      return "proof";
    default:
      return `${status} ${JSON.stringify(result)}`;
  }
}
