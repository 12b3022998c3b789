import type { Role } from "@/lib/domain/role";
import type { OwnDatabase } from "../own-database";
import type { Principal } from "./principals";
import { send } from "./send";
import { type Credentials, signIn, signOut } from "./sign-in";
import type { Acting } from "./world";

export type Person = Credentials & { id: string; role: Role };

/** Makes the installation's first admin, by its settings; removed again once everybody is in. */
export const FOUNDER = {
  email: "founder@access.test",
  name: "Frida",
  role: "admin",
  password: "opened the doors and left",
} as const;

const PEOPLE = {
  viewer: { role: "viewer", password: "looks at pictures all day" },
  "second viewer": { role: "viewer", password: "looks at other pictures" },
  admin: { role: "admin", password: "keeps the keys of clouds" },
  "second admin": { role: "admin", password: "keeps the second keyring" },
  unproved: { role: "admin", password: "typed it a long time ago" },
  disabled: { role: "admin", password: "was an admin until noon" },
  newcomer: { role: "viewer", password: "came in by the front door" },
} as const satisfies Record<string, { role: Role; password: string }>;
export type Name = keyof typeof PEOPLE;

export type People = {
  people: Record<Name, Person>;
  /** Cookies of a principal; empty for nobody. */
  cookies: Map<Principal | "founder", string>;
  /** Somebody who was invited and never came: their address is told to admins alone. */
  invited: { id: string; email: string; token: string };
  /** Signs everybody in anew, after a test ended somebody's sign-in. */
  renew(): Promise<void>;
};

type Site = { address: string; database: OwnDatabase; outcome: Acting["outcome"] };

/** Lets everybody come in as people do: invited by an admin, with a password of their own. */
export async function makePeople(
  { address, database, outcome }: Site,
  cookies: People["cookies"],
): Promise<People> {
  cookies.set("founder", await signIn(address, FOUNDER));
  const usersAct = (name: string) => ({
    file: "app/(signed-in)/admin/users/actions.ts",
    name,
    page: "/admin/users",
  });

  const invite = async (email: string, role: Role) => {
    const link = await outcome("founder", usersAct("invite"), [{ email, name: "Somebody", role }]);
    const [row] = await database.query("select id from users where email = $1", [email]);
    const token = new URL((link as { url: string }).url).pathname.split("/").at(-1) ?? "";
    return { id: String(row?.id), email, token };
  };
  const join = async (name: Name, { id, email, token }: People["invited"]): Promise<[Name, Person]> => {
    const { role, password } = PEOPLE[name];
    const accept = {
      file: "app/invite/[token]/actions.ts",
      name: "acceptOneTimeLink",
      page: `/invite/${token}`,
    };
    await outcome("anonymous", accept, [{ token, password }]);
    return [name, { id, email, role, password }];
  };
  const guests: [Name, People["invited"]][] = [];
  for (const name of Object.keys(PEOPLE) as Name[]) {
    guests.push([name, await invite(`${name.replace(" ", "-")}@access.test`, PEOPLE[name].role)]);
  }
  const joined = await Promise.all(guests.map(([name, guest]) => join(name, guest)));
  const people = Object.fromEntries(joined) as Record<Name, Person>;
  const invited = await invite("never-came@access.test", "viewer");

  const enter = async (principal: Principal, person: Person) =>
    void cookies.set(principal, await signIn(address, person));
  await Promise.all([enter("ended", people.admin), enter("disabled", people.disabled)]);
  await signOut(address, cookies.get("ended") ?? "");
  await outcome("founder", usersAct("disable"), [{ userId: people.disabled.id }]);

  // One after the other: tries count as failed until they succeeded, and an address has five of these.
  const renew = async () => {
    for (const name of ["viewer", "second viewer", "admin", "second admin", "unproved"] as const) {
      if (!(await isSignedIn(address, cookies.get(name)))) await enter(name, people[name]);
    }
    await database.query(
      "update sessions set proved_at = proved_at - interval '11 minutes' where user_id = $1 and ended_at is null",
      [people.unproved.id],
    );
  };
  await renew();
  const [founder] = await database.query("select id from users where email = $1", [FOUNDER.email]);
  await outcome("admin", usersAct("remove"), [{ userId: String(founder?.id) }]);
  cookies.delete("founder");
  return { people, cookies, invited, renew };
}

async function isSignedIn(address: string, cookie = ""): Promise<boolean> {
  return (await send(address, { target: "/api/images?limit=0", headers: { cookie } })).status === 200;
}
