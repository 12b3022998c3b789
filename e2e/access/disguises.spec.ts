import { DISGUISES, type Disguise } from "./disguises";
import { follow } from "./follow";
import { forEverybody, PRINCIPALS, type Principal } from "./principals";
import { type Read, title } from "./row";
import { PROTECTED } from "./table";
import { expect, test } from "./test";
import type { World } from "./world";

// Sixty pages each, which a busy machine takes its time for; with everybody in every dress a hundred and fifty.
test.describe.configure({ timeout: 120_000 });

/** Whether everybody wears every dress at every address; by default they take turns. */
const ALL = process.env.NEPHOSCOPE_SOAK_DISGUISES === "all";

/** No dress gets anybody more than they may have, and those who may are told the same in it. */
for (const [at, row] of PROTECTED.entries()) {
  test(`GET ${title(row.address)} in every disguise`, async ({ world }) => {
    const complaints: string[] = [];
    for (const [turn, disguise] of DISGUISES.entries()) {
      complaints.push(...(await tryOn(disguise, { row, world, who: wearers(row, at + turn) })));
    }
    expect(complaints).toEqual([]);
  });
}

/**
 * Two of those who may not, and one of those who may: at each address everybody wears some dress, and each dress is worn
 * by everybody somewhere.
 */
function wearers(row: Read, turn: number): readonly Principal[] {
  if (ALL) return PRINCIPALS;
  const may = PRINCIPALS.filter((principal) => row.expected[principal] === "OK");
  const mayNot = PRINCIPALS.filter((principal) => row.expected[principal] !== "OK");
  const chosen = [
    may.at(turn % may.length),
    mayNot.at(turn % mayNot.length),
    mayNot.at((turn + 1) % mayNot.length),
  ];
  return [...new Set(chosen.filter((principal) => principal !== undefined))];
}

/** What is wrong with the answers to these people in this dress. */
async function tryOn(
  { name, reaches, dress }: Disguise,
  { row, world, who }: { row: Read; world: World; who: readonly Principal[] },
): Promise<string[]> {
  const complaints: string[] = [];
  await forEverybody(async (principal) => {
    const { headers = {}, ...sent } = dress(row.address(world), world.address);
    const cookie = world.cookie(principal);
    const answers = await follow(world.address, { ...sent, headers: { ...headers, cookie } });
    const told = row.tells?.(world, principal) ?? "";
    const complain = (what: string) => complaints.push(`${principal}, ${name}: ${what}`);
    for (const { status } of answers) if (status >= 500) complain(`failed inside with ${status}`);
    if (row.expected[principal] !== "OK") {
      if (answers.some(({ body }) => body.includes(told))) complain("was told");
    } else if (reaches && !answers.at(-1)?.body.includes(told)) complain("was not told");
  }, who);
  return complaints;
}
