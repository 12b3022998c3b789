import { setTimeout as pause } from "node:timers/promises";
import type { ImageList } from "@/lib/domain/image-list";
import { startClouds } from "../clouds/start";
import { collectEnds } from "../ends";
import { startOwnApp } from "../own-app";
import { openOwnDatabase } from "../own-database";
import { makeOwnFolder } from "../own-folder";
import { actionId, type Called, callAction } from "./call-action";
import { readEverything } from "./everything";
import { FOUNDER, makePeople, type Name, type People, type Person } from "./people";
import type { Principal } from "./principals";
import { send } from "./send";

/** An action, and a page that has it. */
export type Act = { file: string; name: string; page: string };

/** An installation with everybody in it, and something of every kind that they may or may not touch. */
export type World = Pick<People, "invited" | "renew"> & {
  address: string;
  people: Record<Name, Person>;
  /** Cookies of a principal; empty for nobody. */
  cookie(principal: Principal): string;
  /** The id of an open sign-in; it opens nothing, and is a target for those who would end another's. */
  sessionOf(name: "viewer" | "admin"): Promise<string>;
  image: { connectionId: string; regionId: string; imageId: string; name: string };
  account: { id: string; name: string };
  /** A key that its cloud knows. */
  key: { keyId: string; secret: string; token: null; expiresAt: null };
  /** A host that an admin approved; it stands on no page but those that admins see. */
  approvedHost: string;
  /** A public link to the image, by its token, and a kept picture of it, both by the admin. */
  shared: { token: string; seenId: string };
  /** The address of a feed, by the admin: whoever has it needs no sign-in. */
  feedPath: string;
  /** A proof of a key that the admin began. */
  proofJobId: string;
  act(principal: Principal, act: Act, args: unknown[]): Promise<Called>;
  /** Everything that an act could have changed; equal before and after means that nothing was done. */
  everything(): Promise<unknown>;
  stop(): Promise<void>;
};

export type Acting = {
  act(principal: Principal | "founder", act: Act, args: unknown[]): Promise<Called>;
  /** The value of an act that succeeds. */
  outcome(principal: Principal | "founder", act: Act, args: unknown[]): Promise<unknown>;
};

/** Ids that nobody and nothing has. */
export const NO_USER = "00000000-0000-4000-8000-000000000000";
export const NO_ACCOUNT = "no-such-account";

/** One account with a name of its own is enough; a second emulator would only be read for nothing. */
const ACCOUNT = { id: "tc-prod", name: "Account with a name of its own" };
const APPROVED_HOST = "cvm.ap-guangzhou-access-test.tencentcloudapi.com";

/** Starts it all; what was started is ended again when a later part fails. */
export async function makeWorld(): Promise<World> {
  const ends = collectEnds();
  try {
    return await startWorld(ends);
  } catch (error) {
    await ends.all().catch(() => {});
    throw error;
  }
}

async function startWorld(ends: ReturnType<typeof collectEnds>): Promise<World> {
  const folder = makeOwnFolder("access");
  ends.later(folder.remove);
  const clouds = await startClouds();
  ends.later(clouds.stop);
  const connection = clouds.connections.find(({ id }) => id === ACCOUNT.id);
  if (!connection) throw new Error(`the emulators know no account ${ACCOUNT.id}`);
  const app = await startOwnApp({
    NEPHOSCOPE_MODE: "demo",
    NEPHOSCOPE_DATA_DIR: folder.path,
    NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(clouds.endpoints),
    NEPHOSCOPE_DEMO_CONNECTIONS: JSON.stringify([{ ...connection, name: ACCOUNT.name }]),
    NEPHOSCOPE_DEMO_USERS: JSON.stringify([FOUNDER]),
  });
  ends.later(app.stop);
  const database = await openOwnDatabase(folder.path);
  ends.later(database.close);

  const { address } = app;
  const cookies: People["cookies"] = new Map();
  const { act, outcome } = actingAt(address, cookies);
  const { people, invited, renew } = await makePeople({ address, database, outcome }, cookies);

  const saveSettings = {
    file: "app/(signed-in)/admin/settings/actions.ts",
    name: "saveSettings",
    page: "/admin/settings",
  };
  await outcome("admin", saveSettings, [{ approvedEndpoints: [APPROVED_HOST] }]);
  const { keyId, secret } = connection.credentials;
  const key = { keyId, secret, token: null, expiresAt: null };
  const startKeyProof = {
    file: "app/(signed-in)/admin/accounts/actions.ts",
    name: "startKeyProof",
    page: "/admin/accounts/new",
  };
  const [region] = connection.regions;
  const proof = { dialect: connection.dialect, credentials: key, regions: [region] };
  const proofJob = await outcome("admin", startKeyProof, [proof]);

  const image = await firstImage(address, cookies.get("viewer") ?? "");

  return {
    address,
    people,
    invited,
    renew,
    cookie: (principal) => cookies.get(principal) ?? "",
    async sessionOf(name) {
      const [session] = await database.query(
        "select id from sessions where user_id = $1 and ended_at is null order by created_at limit 1",
        [people[name].id],
      );
      return String(session?.id);
    },
    image,
    shared: await shareImage(image, outcome),
    feedPath: await makeFeed(outcome),
    account: ACCOUNT,
    key,
    approvedHost: APPROVED_HOST,
    proofJobId: String((proofJob as { value: unknown }).value),
    act,
    everything: () => readEverything(database),
    stop: ends.all,
  };
}

function actingAt(address: string, cookies: People["cookies"]): Acting {
  const act: Acting["act"] = async (principal, { page, ...action }, args) =>
    await callAction(address, { id: actionId(action), page, args, cookie: cookies.get(principal) ?? "" });
  return {
    act,
    async outcome(principal, action, args) {
      const { result, status } = await act(principal, action, args);
      if (typeof result === "object" && result !== null && "ok" in result && result.ok === true) {
        return "value" in result ? result.value : undefined;
      }
      throw new Error(`${action.name} was answered ${status}: ${JSON.stringify(result)}`);
    },
  };
}

async function shareImage(
  { connectionId, regionId, imageId }: World["image"],
  outcome: Acting["outcome"],
): Promise<World["shared"]> {
  const ref = { connectionId, regionId, imageId };
  const act = {
    file: "app/(signed-in)/images/share-actions.ts",
    page: `/images/${connectionId}/${regionId}/${imageId}`,
  };
  const link = await outcome("admin", { ...act, name: "sharePublicly" }, [
    { ref, hours: 1, viewLimit: null, note: null },
  ]);
  const seen = await outcome("admin", { ...act, name: "keepWhatISee" }, [{ ref }]);
  const lastPart = (made: unknown) => new URL((made as { url: string }).url).pathname.split("/").at(-1) ?? "";
  return { token: lastPart(link), seenId: lastPart(seen) };
}

async function makeFeed(outcome: Acting["outcome"]): Promise<string> {
  const act = { file: "app/(signed-in)/me/actions.ts", name: "makeMyFeed", page: "/me" };
  const feed = await outcome("admin", act, [{ name: "Feed of the tests", query: "", lang: "en" }]);
  return new URL((feed as { url: string }).url).pathname;
}

/** Waits for the first image that the account's first pass brings. */
async function firstImage(address: string, cookie: string): Promise<World["image"]> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const answer = await send(address, { target: "/api/images?limit=1", headers: { cookie } });
    const { rows } = JSON.parse(answer.body) as ImageList;
    const [row] = rows;
    if (row?.name) return { ...row.ref, name: row.name };
    await pause(200);
  }
  throw new Error("no image came in within a minute");
}
