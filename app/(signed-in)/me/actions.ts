"use server";

import { z } from "zod";
import {
  administer,
  changeOwnPassword,
  currentClient,
  endCurrentSession,
  endSession,
  endSessions,
} from "@/lib/auth";
import { action } from "@/lib/auth/action";

const secret = z.string().min(1).max(1024);
const passwords = z.strictObject({ present: secret, next: secret });
const ref = z.strictObject({ sessionId: z.uuid() });

/** Changes the password of whoever asks; it asks for the present one itself. */
export const changeMyPassword = action("viewer", passwords, async (input, user) => {
  await changeOwnPassword({ ...input, user, client: await currentClient(), now: new Date() });
});

/** Ends one other sign-in of whoever asks. */
export const endMySignIn = action("viewer", ref, async ({ sessionId }, user) => {
  await administer(user, (transaction, by) => endSession(transaction, { ...by, userId: user.id, sessionId }));
});

/** Ends all sign-ins of whoever asks but the one they ask with. */
export const endMyOtherSignIns = action("viewer", z.void(), async (_, user) => {
  await administer(user, (transaction, by) =>
    endSessions(transaction, { ...by, userId: user.id, except: user.session.id }),
  );
});

/** Signs whoever asks out everywhere, here too. */
export const endAllMySignIns = action("viewer", z.void(), async (_, user) => {
  await administer(user, (transaction, by) => endSessions(transaction, { ...by, userId: user.id }));
  await endCurrentSession();
});
