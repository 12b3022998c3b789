import type { Browser, BrowserContext } from "@playwright/test";
import type { DialectId } from "@/lib/domain/cloud";
import type { Role } from "@/lib/domain/role";
import { calm, type FakeKey, type Switches } from "./clouds/emulator";
import { type DemoConnection, startClouds } from "./clouds/start";
import { NOBODY } from "./nobody";
import { type OwnApp, startOwnApp } from "./own-app";
import { type OwnDatabase, openOwnDatabase } from "./own-database";
import { makeOwnFolder } from "./own-folder";

export type OwnPerson = { email: string; name: string; role: Role; password: string };

/** The app and the emulated clouds, for the tests of one file alone. */
export type OwnDemo = {
  address: string;
  database: OwnDatabase;
  /** Sets switches on every listener of a dialect. */
  turn(dialect: DialectId, switches: Partial<Switches>): void;
  /** Answers what the product sends to an address of its own at one of the emulators, and keeps it. */
  receive(answer: (message: Received) => number): { url: string; messages: Received[] };
  calmDown(): void;
  /** Ends the app and starts it again at the same address, with the same data. */
  restart(): Promise<void>;
  /** A browser in which this person has just signed in, or nobody. */
  open(browser: Browser, person: OwnPerson | null, options?: ContextOptions): Promise<BrowserContext>;
  /** As if everybody had proved long ago who they are. */
  forgetProofs(): Promise<void>;
  stop(): Promise<void>;
};

/** A message that somebody was sent over HTTP. */
export type Received = { headers: Record<string, string>; body: string };

type ContextOptions = Parameters<Browser["newContext"]>[0];

const RECEIVER = "/receiver";

/** Starts the emulators and, beside the demo that other tests share, an app that knows these people and accounts. */
export async function startOwnDemo(world: {
  people: readonly OwnPerson[];
  connections?: readonly DemoConnection[];
  settings?: Record<string, string>;
}): Promise<OwnDemo> {
  const folder = makeOwnFolder("e2e");
  const dataDir = folder.path;
  const clouds = await startClouds();
  const settings = {
    NEPHOSCOPE_MODE: "demo",
    NEPHOSCOPE_DATA_DIR: dataDir,
    NEPHOSCOPE_LOG_LEVEL: "warn",
    NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(clouds.endpoints),
    NEPHOSCOPE_DEMO_CONNECTIONS: JSON.stringify(world.connections ?? []),
    NEPHOSCOPE_DEMO_USERS: JSON.stringify(world.people),
    ...world.settings,
  };
  let app: OwnApp = await startOwnApp(settings);
  let database = await openOwnDatabase(dataDir);
  const { address } = app;

  return {
    address,
    get database() {
      return database;
    },
    turn(dialect, switches) {
      for (const cloud of clouds.clouds) {
        if (cloud.dialect === dialect) Object.assign(cloud.switches, switches);
      }
    },
    receive(answer) {
      const [cloud] = clouds.clouds;
      if (!cloud) throw new Error("there is no emulator");
      const messages: Received[] = [];
      cloud.meddle(({ request, outgoing }) => {
        if (request.target !== RECEIVER) return false;
        const message = { headers: request.headers, body: request.body.toString("utf8") };
        messages.push(message);
        outgoing.writeHead(answer(message)).end();
        return true;
      });
      return { url: `http://${cloud.host}${RECEIVER}`, messages };
    },
    calmDown() {
      for (const cloud of clouds.clouds) Object.assign(cloud.switches, calm);
    },
    async restart() {
      await database.close();
      await app.stop();
      app = await startOwnApp({ ...settings, PORT: new URL(address).port });
      database = await openOwnDatabase(dataDir);
    },
    async open(browser, person, options = {}) {
      const context = await browser.newContext({
        baseURL: address,
        storageState: NOBODY,
        locale: "en-US",
        ...options,
      });
      if (person) await signInByRequest(context, { ...person, address });
      return context;
    },
    async forgetProofs() {
      await database.query("update sessions set proved_at = '2026-01-01T00:00:00.000Z'");
    },
    async stop() {
      await database.close();
      await app.stop();
      await clouds.stop();
      folder.remove();
    },
  };
}

/** An account as the demo plants it; its id is its name. */
export function planted(
  name: string,
  dialect: DialectId,
  { key, regions }: { key: FakeKey; regions: string[] },
): DemoConnection {
  const credentials = { keyId: key.id, secret: key.secret, token: key.token ?? null };
  return { id: name, name, dialect, regions, credentials };
}

/** As the form of the sign-in page does it, without looking at the page: that is another test's matter. */
async function signInByRequest(
  context: BrowserContext,
  { address, email, password }: { address: string; email: string; password: string },
): Promise<void> {
  const headers = { origin: address };
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password };
  const answer = await context.request.post("/api/auth/callback/password", { form, headers });
  if (!answer.ok()) throw new Error(`the sign-in of ${email} was answered with ${answer.status()}`);
}
