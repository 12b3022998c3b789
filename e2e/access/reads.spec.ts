import { outcomeOf } from "./outcome";
import { forEverybody } from "./principals";
import { title } from "./row";
import { BOARDS } from "./rows/boards";
import { NOTHING } from "./rows/nothing";
import { PAGES } from "./rows/pages";
import { ROUTES } from "./rows/routes";
import { send } from "./send";
import { expect, test } from "./test";

/** What everybody is told by every page and route, over the wire of the built app, with nothing of ours in between. */
for (const row of [...PAGES, ...ROUTES, ...BOARDS]) {
  test(`GET ${title(row.address)} of ${row.entry}`, async ({ world }) => {
    const target = row.address(world);
    await forEverybody(async (principal) => {
      const answer = await send(world.address, { target, headers: { cookie: world.cookie(principal) } });
      const wanted = row.expected[principal];
      expect.soft(outcomeOf(answer, target), principal).toBe(wanted);
      if (row.tells === undefined) return;
      const told = row.tells(world, principal);
      if (wanted === "OK") expect.soft(answer.body, principal).toContain(told);
      else expect.soft(answer.body, principal).not.toContain(told);
    });
  });
}

for (const row of NOTHING) {
  test(`nothing at ${row.method} ${title(row.address)}`, async ({ world }) => {
    await forEverybody(async (principal) => {
      const headers = { cookie: world.cookie(principal), origin: world.address };
      const answer = await send(world.address, { method: row.method, target: row.address(world), headers });
      expect.soft(outcomeOf(answer, ""), principal).toBe(row.expected[principal]);
    });
  });
}
