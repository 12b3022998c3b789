"use server";

import { z } from "zod";
import {
  administer,
  changeOwnPassword,
  currentClient,
  endCurrentSession,
  endSession,
  endSessions,
  RefusedError,
} from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { readChangesFilter, writeChangesFilter } from "@/lib/domain/changes-filter";
import { feedPath } from "@/lib/domain/feed";
import { env } from "@/lib/env";
import { FeedError, makeFeed, revokeFeed } from "@/lib/feeds";

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

const wantedFeed = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((text) => !/\p{Cc}/u.test(text)),
  /** The filter as the changes page writes it. */
  query: z.string().max(4_000),
  lang: z.enum(["en", "zh-CN"]),
});

/** Makes a personal address of the changes. It is told this once. */
export const makeMyFeed = action("viewer", wantedFeed, async ({ name, query, lang }, user) => {
  const { token } = await administer(user, (transaction, by) =>
    makeFeed(transaction, { ...by, userId: user.id, name }),
  ).catch(refused);
  const params = writeChangesFilter(readChangesFilter(new URLSearchParams(query)));
  // A program makes no visits.
  if (params.get("since") === "visit") params.delete("since");
  if (lang !== "en") params.set("lang", lang);
  return { url: `${env().url}${feedPath(token, params.toString())}` };
});

/** Ends a feed of whoever asks. */
export const revokeMyFeed = action("viewer", z.strictObject({ id: z.uuid() }), async ({ id }, user) => {
  await administer(user, (transaction, by) => revokeFeed(transaction, { ...by, userId: user.id, id })).catch(
    refused,
  );
});

function refused(error: unknown): never {
  throw error instanceof FeedError ? new RefusedError(error.reason, { cause: error }) : error;
}
