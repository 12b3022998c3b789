import { type Received, type Sent, send } from "./send";

/** More than any of our addresses leads on. */
const MOST_STEPS = 4;

/**
 * Sends, and goes on with the same headers where the answers lead inside the site: the framework leads a dressed
 * request to another spelling of its address. The sign-in page is where refusals end. Throws when it leads away.
 */
export async function follow(address: string, sent: Sent): Promise<Received[]> {
  const answers: Received[] = [];
  let target: string | null = sent.target;
  while (target !== null && answers.length < MOST_STEPS) {
    const answer = await send(address, { ...sent, target });
    answers.push(answer);
    target = answer.location === null ? null : insideOf(address, answer.location);
  }
  return answers;
}

function insideOf(address: string, location: string): string | null {
  const { origin, pathname, search } = new URL(location, address);
  if (origin !== address) throw new Error(`led away to ${location}`);
  return pathname === "/sign-in" ? null : `${pathname}${search}`;
}
