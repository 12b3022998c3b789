import { database } from "../database";
import { actorOf } from "./actor";
import type { Client } from "./client";
import { endSession, signedInBy } from "./sessions";
import { readToken } from "./token";

/** Ends the sign-in that a browser's token names, if it is still open: a copy of the token is worth nothing then. */
export async function endPresentSession(
  token: string | undefined,
  { client, now }: { client: Client; now: Date },
): Promise<void> {
  const secretId = await readToken(token);
  const user = secretId === null ? null : await signedInBy(secretId, now);
  if (!user) return;
  const db = await database();
  await db.transaction((transaction) =>
    endSession(transaction, {
      actor: actorOf(user, client),
      userId: user.id,
      sessionId: user.session.id,
      now,
    }),
  );
}
