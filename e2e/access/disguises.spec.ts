import { DISGUISES, type Disguise } from "./disguises";
import { follow } from "./follow";
import { forEverybody } from "./principals";
import { type Read, title } from "./row";
import { PROTECTED } from "./table";
import { expect, test } from "./test";
import type { World } from "./world";

// A hundred and fifty pages each, which a busy machine takes its time for.
test.describe.configure({ timeout: 120_000 });

/** No dress gets anybody more than they may have, and those who may are told the same in it. */
for (const row of PROTECTED) {
  test(`GET ${title(row.address)} in every disguise`, async ({ world }) => {
    const complaints: string[] = [];
    for (const disguise of DISGUISES) complaints.push(...(await tryOn(disguise, row, world)));
    expect(complaints).toEqual([]);
  });
}

/** What is wrong with the answers to everybody in this dress. */
async function tryOn({ name, reaches, dress }: Disguise, row: Read, world: World): Promise<string[]> {
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
  });
  return complaints;
}
