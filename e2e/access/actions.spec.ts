import { actionId, type Called, callAction } from "./call-action";
import { CROSS_SITE } from "./cross-site";
import { refusalOf } from "./outcome";
import { forEverybody, PRINCIPALS, type Principal } from "./principals";
import { type Action, actOf } from "./row";
import { TABLE } from "./table";
import { expect, test } from "./test";
import type { World } from "./world";

for (const row of TABLE.filter((one) => one.kind === "action")) {
  const may = (principal: Principal) => row.expected[principal] === "OK";

  test(row.entry ?? "", async ({ world }) => {
    const before = await world.everything();
    const refused = PRINCIPALS.filter((principal) => !may(principal));
    await forEverybody(async (principal) => {
      const called = await world.act(principal, actOf(row, world), row.tempting(world));
      expect.soft(refusalOf(called), principal).toBe(row.expected[principal]);
    }, refused);
    expect(await world.everything(), "nothing was done").toEqual(before);
    try {
      for (const principal of PRINCIPALS.filter(may)) {
        const { status, result } = await world.act(
          principal,
          actOf(row, world),
          row.harmless(world, principal),
        );
        expect.soft(status, principal).toBe(200);
        expect.soft(result ?? {}, principal).toMatchObject(row.answer);
      }
    } finally {
      if (row.spends) await world.renew();
    }
  });

  test(`${row.entry} from elsewhere`, async ({ world }) => {
    const before = await world.everything();
    for (const { name, headers } of CROSS_SITE) {
      const called = await callFromElsewhere(world, row, { headers: headers(world.address) });
      expect.soft(isDone(called), `${name}: ${JSON.stringify(called.result)}`).toBe(false);
    }
    const byGet = await callFromElsewhere(world, row, { method: "GET" });
    expect.soft(byGet.result, "by GET").toBeNull();
    expect(await world.everything(), "nothing was done").toEqual(before);
  });
}

/** With the cookies of somebody who may do it, and has something to lose by another site's form. */
async function callFromElsewhere(
  world: World,
  row: Action,
  more: { headers?: Record<string, string>; method?: string },
): Promise<Called> {
  const principal = row.expected.admin === "OK" ? "admin" : "anonymous";
  const cookie = world.cookie(principal);
  const { page } = actOf(row, world);
  return await callAction(world.address, {
    id: actionId(row),
    page,
    args: row.tempting(world),
    cookie,
    ...more,
  });
}

function isDone({ result }: Called): boolean {
  return typeof result === "object" && result !== null && "ok" in result && result.ok === true;
}
