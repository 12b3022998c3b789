import type { RunningApp } from "./running-app";

/** As many as the list asks for at once. */
const WINDOW_ROWS = 50;

/** What the list asks for while somebody works with it. `turn` makes an address that was not asked for before. */
const FILTERS: ((turn: number) => string)[] = [
  (turn) => `tag=-turn%3D${turn}`,
  (turn) => `ownership=private&tag=-turn%3D${turn}`,
  (turn) => `cloud=tencent-cvm%2Cjdcloud-vm&os=centos%2Cubuntu&status=-failed&q=golden&tag=-turn%3D${turn}`,
  (turn) => `q=gateway+64bit&sort=name&tag=-turn%3D${turn}`,
  (turn) => `q=nothing-is-called-so&tag=-turn%3D${turn}`,
];

/** Turns after which each kind of question was asked. */
export const ROUND = FILTERS.length;

export function listQuestion(turn: number): string {
  const filter = FILTERS[turn % ROUND];
  return `/api/images?${filter?.(turn) ?? ""}&from=0&limit=${WINDOW_ROWS}`;
}

/** Asks the app as a viewer, and waits for the whole answer. Throws when it is none. */
export async function ask({ address, cookie }: RunningApp, target: string): Promise<void> {
  const response = await fetch(`${address}${target}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`${target} was answered with ${response.status}`);
  await response.arrayBuffer();
}
