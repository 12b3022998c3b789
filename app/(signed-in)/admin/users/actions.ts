"use server";

import { z } from "zod";
import {
  administer,
  changeRole,
  disableUser,
  enableUser,
  inviteAgain,
  inviteUser,
  removeUser,
  resetPassword,
} from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { env } from "@/lib/env";

const role = z.enum(["viewer", "admin"]);
const userRef = z.strictObject({ userId: z.uuid() });
const invited = z.strictObject({
  email: z.string().trim().max(320).pipe(z.email()),
  name: z.string().trim().min(1).max(80),
  role,
});

/** Where a one-time link leads, at the address that people use. */
function linkTo({ token, expiresAt }: { token: string; expiresAt: string }) {
  return { url: `${env().url}/invite/${token}`, expiresAt };
}

/** Makes a person and tells the link by which they choose a password. */
export const invite = action(
  "admin",
  invited,
  async (input, user) => {
    const { link } = await administer(user, (transaction, by) =>
      inviteUser(transaction, { ...by, ...input }),
    );
    return linkTo(link);
  },
  { proof: true },
);

/** A new link for somebody who never joined. */
export const sendInvitationAgain = action(
  "admin",
  userRef,
  async (input, user) =>
    linkTo(await administer(user, (transaction, by) => inviteAgain(transaction, { ...by, ...input }))),
  { proof: true },
);

/** A link by which somebody chooses a new password. */
export const reset = action(
  "admin",
  userRef,
  async (input, user) =>
    linkTo(await administer(user, (transaction, by) => resetPassword(transaction, { ...by, ...input }))),
  { proof: true },
);

/** Gives somebody another role; their sign-ins end. */
export const giveRole = action(
  "admin",
  z.strictObject({ userId: z.uuid(), role }),
  async (input, user) => {
    await administer(user, (transaction, by) => changeRole(transaction, { ...by, ...input }));
  },
  { proof: true },
);

/** Takes all rights from somebody, at once. */
export const disable = action(
  "admin",
  userRef,
  async (input, user) => {
    await administer(user, (transaction, by) => disableUser(transaction, { ...by, ...input }));
  },
  { proof: true },
);

/** Lets somebody in again who was disabled. */
export const enable = action(
  "admin",
  userRef,
  async (input, user) => {
    await administer(user, (transaction, by) => enableUser(transaction, { ...by, ...input }));
  },
  { proof: true },
);

/** Removes somebody for good; what they did stays in the audit log. */
export const remove = action(
  "admin",
  userRef,
  async (input, user) => {
    await administer(user, (transaction, by) => removeUser(transaction, { ...by, ...input }));
  },
  { proof: true },
);
