import { outcomeOf } from "./outcome";
import { forEverybody } from "./principals";
import { METHODS } from "./rows/methods";
import { send } from "./send";
import { PROTECTED } from "./table";
import { expect, test } from "./test";

for (const { method, pages, routes, reason } of METHODS) {
  test(`${method}: ${reason}`, async ({ world }) => {
    const before = await world.everything();
    for (const row of PROTECTED) {
      const target = row.address(world);
      const wanted = row.entry?.endsWith("page.tsx") ? pages : routes;
      await forEverybody(async (principal) => {
        const place = `${principal} ${target}`;
        const headers = { cookie: world.cookie(principal), origin: world.address };
        const answer = await send(world.address, { method, target, headers });
        const expected = wanted === 405 ? "405" : row.expected[principal];
        expect.soft(outcomeOf(answer, target), place).toBe(expected);
        if (wanted === 405 || method === "HEAD") expect.soft(answer.body, place).toBe("");
        else if (expected !== "OK") {
          expect.soft(answer.body, place).not.toContain(row.tells?.(world, principal) ?? "");
        }
      });
    }
    if (method !== "HEAD") expect(await world.everything(), "nothing was done").toEqual(before);
  });
}
