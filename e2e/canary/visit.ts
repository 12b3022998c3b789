import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, expect } from "@playwright/test";
import type { VaultKey } from "@/lib/key-ring";
import { ROOT } from "../../scripts/build";
import { startClouds } from "../clouds/start";
import { collectEnds, type Ends } from "../ends";
import { startOidcServer } from "../oidc/server";
import { type OwnApp, startOwnApp } from "../own-app";
import { openOwnDatabase } from "../own-database";
import { makeOwnFolder } from "../own-folder";
import { command } from "./command";
import { KEY_SETS } from "./keys";
import { faults, mistakes } from "./mistakes";
import { plantOwnSecrets, vaultKeysIn } from "./own-secrets";
import { answersIn, filesIn, type Piece, rowsIn } from "./places";
import { CONTROL, PEOPLE, type Plant, plantedByHand } from "./planted";
import { type Recorder, startRecorder } from "./recorder";
import type { Canary } from "./scan";
import { accountIdOf, addAccount, replaceKey } from "./tour/accounts";
import { makeAddresses } from "./tour/addresses";
import { lookAround } from "./tour/look-around";
import {
  changePassword,
  choosePassword,
  firstRun,
  invite,
  reset,
  signIn,
  signInByProvider,
  signOut,
} from "./tour/people";
import { type Kept, keep, openBrowser, type Tourist } from "./tour/tourist";

/** What a tour left behind, and every secret that it went with. */
export type Visit = {
  canaries: Canary[];
  /** Everything that is searched, in pieces that fit into memory. */
  pieces(): AsyncGenerator<Piece>;
  /** Ends all that the tour started. */
  close(): Promise<void>;
};

/** What the parts of the tour share. */
type Trip = {
  dataDir: string;
  recorder: Recorder;
  plant: Plant;
  outputs: Piece[];
  vaultKeys: Map<string, VaultKey>;
  open(): Promise<Tourist>;
  /** Runs the app on the data folder, and keeps its console. */
  runApp(name: string, settings: Record<string, string>, use: (app: OwnApp) => Promise<void>): Promise<void>;
};

/**
 * The whole product once, with every kind of secret: the first start of an empty installation, then, on the same
 * folder, accounts at emulated clouds (which only a demo reaches). All that the product writes is kept.
 */
export async function visit(browser: Browser): Promise<Visit> {
  const ends = collectEnds();
  try {
    return await makeVisit(browser, ends);
  } catch (error) {
    await ends.all().catch(() => {});
    throw error;
  }
}

async function makeVisit(browser: Browser, ends: Ends): Promise<Visit> {
  const since = Date.now();
  const folder = makeOwnFolder("canary");
  ends.later(folder.remove);
  const dataDir = path.join(folder.path, "data");
  mkdirSync(dataDir, { mode: 0o711 });
  const recorder = await startRecorder();
  ends.later(recorder.stop);
  const canaries = plantedByHand();
  const outputs: Piece[] = [];
  const kept: Kept[] = [];
  const trip: Trip = {
    dataDir,
    recorder,
    plant: (kind, name, value) => canaries.push({ kind, name, value }),
    outputs,
    vaultKeys: new Map(),
    async open() {
      const tourist = await openBrowser(browser, recorder.origin, kept);
      ends.later(() => tourist.context.close());
      return tourist;
    },
    async runApp(name, settings, use) {
      const app = await startOwnApp({
        NEPHOSCOPE_DATA_DIR: dataDir,
        NEPHOSCOPE_URL: recorder.origin,
        ...settings,
      });
      recorder.pointAt(app.address);
      try {
        await use(app);
      } finally {
        await app.stop();
        outputs.push({ surface: "console", where: name, bytes: Buffer.from(app.output()) });
      }
    },
  };

  const [ada, vera] = [await trip.open(), await trip.open()];
  await beginEmpty(trip, ada, vera);
  await goOnWithClouds(trip, { ada, vera, ends, secretFile: path.join(folder.path, "oidc-secret") });

  const database = await openOwnDatabase(dataDir);
  ends.later(database.close);
  const { vaultKeys } = trip;
  await plantOwnSecrets(trip.plant, { vaultKeys: [...vaultKeys.values()], recorder, database });
  await database.query("checkpoint");
  return {
    canaries,
    async *pieces() {
      const build = path.join(ROOT, ".next");
      yield* filesIn("client file", path.join(build, "static"));
      yield* filesIn("client file", path.join(ROOT, "public"));
      yield* filesIn("build folder", build, since);
      yield* answersIn(recorder.answers);
      for (const { where, text } of kept) yield { surface: "browser", where, bytes: Buffer.from(text) };
      yield* outputs;
      yield* rowsIn(database);
      yield* filesIn("database file", database.folder);
      for (const piece of filesIn("data folder", dataDir)) {
        if (!path.join(dataDir, piece.where).startsWith(database.folder)) yield piece;
      }
    },
    close: ends.all,
  };
}

/** The first admin with the code of the console, and a viewer with links: one used, one for a reset, one never used. */
async function beginEmpty({ runApp, plant, dataDir, vaultKeys }: Trip, ada: Tourist, vera: Tourist) {
  await runApp("the first start", { NEPHOSCOPE_SYNC: "off" }, async (app) => {
    const code = /^ {2}((?:[A-Z]{4}-){7}[A-Z]{4})$/m.exec(app.output())?.[1] ?? "";
    expect(code, "the code on the console").not.toBe("");
    const wrongCode = code.replace(/^./, (letter) => (letter === "A" ? "B" : "A"));
    plant("set-up code", "as it is printed", code);
    plant("set-up code", "its letters", code.replaceAll("-", ""));
    plant("set-up code", "as it was mistyped", wrongCode);
    await firstRun(ada, { ...PEOPLE.admin, code, wrongCode });
    await keep(ada, "after the first run");

    const invitation = await invite(ada, PEOPLE.viewer);
    plant("one-time link", "invitation", tokenOf(invitation));
    await choosePassword(vera, { url: invitation, kind: "invitation", password: PEOPLE.viewer.password });
    const resetLink = await reset(ada, PEOPLE.viewer);
    plant("one-time link", "reset", tokenOf(resetLink));
    await vera.context.clearCookies();
    await choosePassword(vera, { url: resetLink, kind: "reset", password: PEOPLE.viewer.next });
    plant("one-time link", "never used", tokenOf(await reset(ada, PEOPLE.viewer)));
  });
  for (const key of vaultKeysIn(dataDir)) vaultKeys.set(key.id, key);
}

/** Accounts at every cloud with keys of every kind, sign-ins of every kind, mistakes, failures and a new vault key. */
async function goOnWithClouds(
  trip: Trip,
  also: { ada: Tourist; vera: Tourist; ends: Ends; secretFile: string },
) {
  const { recorder, plant, outputs, dataDir, vaultKeys } = trip;
  const { ada, vera, ends, secretFile } = also;
  const clouds = await startClouds();
  ends.later(clouds.stop);
  const issuer = await startOidcServer({
    redirectUri: `${recorder.origin}/api/auth/callback/oidc`,
    people: [{ sub: "olga", email: "olga@canary.test", email_verified: true, name: "Olga OIDC" }],
  });
  ends.later(issuer.stop);
  writeFileSync(secretFile, issuer.clientSecret, { mode: 0o600 });
  plant("oidc client secret", "of the issuer", issuer.clientSecret);
  const settings = {
    NEPHOSCOPE_MODE: "demo",
    NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(clouds.endpoints),
    NEPHOSCOPE_DEMO_CONNECTIONS: "[]",
    NEPHOSCOPE_DEMO_USERS: JSON.stringify([PEOPLE.demo]),
    NEPHOSCOPE_OIDC_ISSUER: issuer.issuer,
    NEPHOSCOPE_OIDC_CLIENT_ID: issuer.clientId,
    NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: secretFile,
    NEPHOSCOPE_OIDC_NAME: "Canary login",
  };
  await trip.runApp("with clouds", settings, async (app) => {
    const [dora, olga] = [await trip.open(), await trip.open()];
    await signIn(dora, PEOPLE.demo);
    await signInByProvider(olga, "Olga OIDC");
    await vera.context.clearCookies();
    await signIn(vera, { ...PEOPLE.viewer, password: PEOPLE.viewer.password }, "refused");
    await signIn(vera, { ...PEOPLE.viewer, password: PEOPLE.viewer.next });

    // One admin may prove five keys in a minute; two share the work.
    for (const [at, keys] of KEY_SETS.entries()) {
      const { dialect, temporary, wrong } = keys;
      const admin = at < 2 ? ada : dora;
      const name = `${CONTROL} ${dialect}`;
      if (at === 0) await addAccount(admin, { name: "Refused", dialect, key: wrong, refused: true });
      await addAccount(admin, { name, dialect, key: temporary });
      await keep(admin, `after the account at ${dialect}`);
      await replaceKey(admin, await accountIdOf(admin, name), keys);
    }
    await makeAddresses(dora, plant, `${clouds.endpoints["jdcloud-vm"]}/receiver`);
    await changePassword(ada, { present: PEOPLE.admin.password, next: PEOPLE.admin.next });
    await mistakes(app.address);
    await faults(clouds.control, ada.page);
    outputs.push(await command("keys", "rotate", dataDir));
    for (const key of vaultKeysIn(dataDir)) vaultKeys.set(key.id, key);
    await lookAround(ada);
    outputs.push(await command("audit", "verify", dataDir));
    await signOut(ada);
    await signIn(ada, { ...PEOPLE.admin, password: PEOPLE.admin.next });
  });
}

function tokenOf(link: string): string {
  return new URL(link).pathname.split("/").at(-1) ?? "";
}
