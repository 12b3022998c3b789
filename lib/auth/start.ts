import { and, isNotNull, lt, or } from "drizzle-orm";
import { database } from "../database";
import { sessions, signInLimits, userLinks } from "../database/tables";
import type { Env } from "../env";
import { log } from "../log";
import { watchPeers } from "./client";
import { FORGET_MS } from "./delay";
import { createFirstAdminBySettings, renewSetUpCode } from "./first-run";
import { oidcSecret } from "./oidc";
import { LONGEST_SESSION_MS } from "./sessions";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Say = (text: string) => void;
// People look for the code on the console, not in the log, which may be kept for years.
const toConsole: Say = (text) => process.stdout.write(text);

/**
 * Makes the sign-in ready: checks its settings, gives an empty installation its first admin or the code for one, and
 * removes what is over once an hour. Throws `SettingError`.
 */
export async function startAuth(settings: Env, say: Say = toConsole): Promise<{ stop(): void }> {
  // The sign-in library reads its address from the environment alone.
  process.env.NEXTAUTH_URL = settings.url;
  watchPeers();
  if (settings.oidc) oidcSecret(settings.oidc);
  if (!settings.demo) await prepareFirstRun(settings, say);
  const sweep = () => {
    removeOld(new Date()).catch((error: unknown) => log.warn({ error }, "old sign-ins could not be removed"));
  };
  sweep();
  const timer = setInterval(sweep, HOUR_MS).unref();
  return { stop: () => clearInterval(timer) };
}

async function prepareFirstRun({ firstAdmin, url }: Env, say: Say): Promise<void> {
  const now = new Date();
  if (firstAdmin) {
    await createFirstAdminBySettings(firstAdmin, now);
    return;
  }
  const made = await renewSetUpCode(now);
  if (!made) return;
  say(`
Nobody can sign in to this installation yet. Make its first admin at

  ${url}/welcome

with this code, which is good for 30 minutes and for one use. A restart prints a new one.

  ${made.code}

`);
}

/** Removes sign-ins, failures and links that no longer matter. Links stay for a while, to say that they were used. */
export async function removeOld(now: Date): Promise<void> {
  const before = (ageMs: number) => new Date(now.getTime() - ageMs).toISOString();
  const db = await database();
  await db.delete(sessions).where(lt(sessions.createdAt, before(LONGEST_SESSION_MS)));
  await db.delete(signInLimits).where(lt(signInLimits.touchedAt, before(2 * FORGET_MS)));
  await db
    .delete(userLinks)
    .where(
      or(
        lt(userLinks.expiresAt, before(30 * DAY_MS)),
        and(isNotNull(userLinks.usedAt), lt(userLinks.usedAt, before(30 * DAY_MS))),
      ),
    );
}
