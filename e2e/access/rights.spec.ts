import { send } from "./send";
import { signIn } from "./sign-in";
import { expect, test } from "./test";
import type { World } from "./world";

/** What depends on whose something is, and on when a right was given or taken. */

test("nobody ends the sign-in of another, whatever their role", async ({ world }) => {
  const endMySignIn = { file: "app/(signed-in)/me/actions.ts", name: "endMySignIn", page: "/me" };
  for (const [principal, owner] of [
    ["second viewer", "viewer"],
    ["second admin", "admin"],
    ["second admin", "viewer"],
  ] as const) {
    const before = await world.everything();
    const sessionId = await world.sessionOf(owner);
    const { result } = await world.act(principal, endMySignIn, [{ sessionId }]);
    expect.soft(result, principal).toMatchObject({ ok: false, refusal: "session-unknown" });
    expect.soft(await world.everything()).toEqual(before);
  }
});

test("another admin neither reads nor stops a proof", async ({ world }) => {
  const cancelKeyProof = {
    file: "app/(signed-in)/admin/accounts/actions.ts",
    name: "cancelKeyProof",
    page: "/admin/accounts/new",
  };
  const { result } = await world.act("second admin", cancelKeyProof, [{ jobId: world.proofJobId }]);
  expect(result).toMatchObject({ ok: true, value: { done: true, value: false } });
  const target = `/api/accounts/proofs/${world.proofJobId}`;
  const read = async (principal: "admin" | "second admin") =>
    await send(world.address, { target, headers: { cookie: world.cookie(principal) } });
  expect((await read("second admin")).status).toBe(404);
  expect(JSON.parse((await read("admin")).body).state).not.toBe("cancelled");
});

test("a right that is given or taken counts from the very next request", async ({ world }) => {
  const { newcomer } = world.people;
  const change = async (name: string, more: object = {}) =>
    expect(await actOnUser(world, name, { userId: newcomer.id, ...more })).toMatchObject({ ok: true });

  const first = await signIn(world.address, newcomer);
  expect(await rights(world, first)).toEqual([200, 403]);

  await change("giveRole", { role: "admin" });
  expect(await rights(world, first), "a sign-in from before the promotion is over").toEqual([401, 401]);
  const second = await signIn(world.address, newcomer);
  expect(await rights(world, second)).toEqual([200, 200]);

  await change("giveRole", { role: "viewer" });
  expect(await rights(world, second), "a demoted admin is nobody at once").toEqual([401, 401]);
  const third = await signIn(world.address, newcomer);
  expect(await rights(world, third)).toEqual([200, 403]);

  await change("disable");
  expect(await rights(world, third), "a disabled person is nobody at once").toEqual([401, 401]);
  await expect(signIn(world.address, newcomer)).rejects.toThrow("answered 401");

  await change("enable");
  expect(await rights(world, third), "an old sign-in does not come back").toEqual([401, 401]);
  const fourth = await signIn(world.address, newcomer);
  expect(await rights(world, fourth)).toEqual([200, 403]);

  await change("remove");
  expect(await rights(world, fourth), "a removed person is nobody at once").toEqual([401, 401]);
  await expect(signIn(world.address, newcomer)).rejects.toThrow("answered 401");
});

test("the last admin cannot be shut out", async ({ world }) => {
  const others = [world.people["second admin"].id, world.people.unproved.id];
  const giveOthers = async (role: "viewer" | "admin") => {
    for (const userId of others) {
      expect(await actOnUser(world, "giveRole", { userId, role })).toMatchObject({ ok: true });
    }
  };
  await giveOthers("viewer");
  try {
    for (const [name, more] of [
      ["giveRole", { role: "viewer" }],
      ["disable", {}],
      ["remove", {}],
    ] as const) {
      const before = await world.everything();
      const result = await actOnUser(world, name, { userId: world.people.admin.id, ...more });
      expect.soft(result, name).toMatchObject({ ok: false, refusal: "last-admin" });
      expect.soft(await world.everything(), name).toEqual(before);
    }
  } finally {
    await giveOthers("admin");
    await world.renew();
  }
});

async function actOnUser(world: World, name: string, input: object): Promise<unknown> {
  const act = { file: "app/(signed-in)/admin/users/actions.ts", name, page: "/admin/users" };
  return (await world.act("admin", act, [input])).result;
}

/** What the list and the accounts answer these cookies: the rights of a viewer and of an admin. */
async function rights({ address }: World, cookie: string): Promise<number[]> {
  const ask = async (target: string) => (await send(address, { target, headers: { cookie } })).status;
  return [await ask("/api/images?limit=0"), await ask("/api/accounts")];
}
