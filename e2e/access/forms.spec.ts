import { CROSS_SITE } from "./cross-site";
import { outcomeOf } from "./outcome";
import { PRINCIPALS } from "./principals";
import { FORMS } from "./rows/routes";
import { sendForm } from "./sign-in";
import { expect, test } from "./test";

for (const row of FORMS) {
  test(`POST /api/auth/${row.door}`, async ({ world }) => {
    try {
      for (const principal of PRINCIPALS) {
        const fields = row.fields(world, principal);
        const cookie = world.cookie(principal);
        const answer = await sendForm(world.address, { door: row.door, fields, cookie });
        expect.soft(outcomeOf(answer, ""), principal).toBe(row.expected[principal]);
      }
    } finally {
      if (row.spends) await world.renew();
    }
  });
}

for (const row of FORMS.filter(({ spends }) => spends)) {
  test(`POST /api/auth/${row.door} from elsewhere`, async ({ world }) => {
    const { door } = row;
    const before = await world.everything();
    const cookie = world.cookie("admin");
    const fields = row.fields(world, "admin");
    for (const { name, headers } of CROSS_SITE) {
      const sent = { door, fields, cookie, headers: headers(world.address) };
      const answer = await sendForm(world.address, sent);
      expect.soft(answer.status, name).toBe(403);
      expect.soft(answer.setCookies.filter(isSignIn), name).toEqual([]);
    }
    const forged = { ...fields, csrfToken: "0".repeat(64) };
    const answer = await sendForm(world.address, { door, fields: forged, cookie });
    expect.soft(answer.status, "with a token of somebody else's").toBe(403);
    expect.soft(answer.setCookies.filter(isSignIn)).toEqual([]);
    expect(await world.everything(), "nothing was done").toEqual(before);
  });
}

function isSignIn(setCookie: string): boolean {
  return /nephoscope\.session=/.test(setCookie);
}
