"use server";

import { z } from "zod";
import { AccessError, administer, type SignedIn } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import type { Database } from "@/lib/database";
import { VIEW_OWNERS, type ViewTold } from "@/lib/domain/view";
import {
  createView,
  forgetLastView,
  rememberView,
  removeView,
  renameView,
  replaceView,
  type ViewActor,
  ViewError,
  viewName,
  viewQuery,
} from "@/lib/views";

const known = { id: z.uuid(), revision: z.int().min(1) };
const created = z.strictObject({ owner: z.enum(VIEW_OWNERS), name: viewName, address: viewQuery });

/** Saves the list's state under a name: for oneself, or by an admin for the team. */
export const saveView = action("viewer", created, (wanted, user) =>
  told(user, (transaction, by) => createView(transaction, wanted, by)),
);

/** Gives a view another name. */
export const nameView = action("viewer", z.strictObject({ ...known, name: viewName }), (wanted, user) =>
  told(user, (transaction, by) => renameView(transaction, wanted, by)),
);

/** Puts another state of the list into a view. */
export const refillView = action("viewer", z.strictObject({ ...known, address: viewQuery }), (wanted, user) =>
  told(user, (transaction, by) => replaceView(transaction, wanted, by)),
);

/** Removes a view. */
export const dropView = action("viewer", z.strictObject(known), (wanted, user) =>
  told(user, (transaction, by) => removeView(transaction, wanted, by)),
);

/** Remembers the state of the list that somebody uses, or forgets it (`null`). */
export const keepLastView = action(
  "viewer",
  z.strictObject({ address: viewQuery.nullable() }),
  async ({ address }, user) => {
    if (address === null) await forgetLastView(user.id);
    else await rememberView(user.id, address, new Date());
  },
);

async function told<T>(
  user: SignedIn,
  act: (transaction: Database, by: ViewActor) => Promise<T>,
): Promise<ViewTold<T>> {
  try {
    const value = await administer(user, (transaction, { actor }) =>
      act(transaction, { userId: user.id, role: user.role, actor }),
    );
    return { done: true, value };
  } catch (error) {
    if (!(error instanceof ViewError)) throw error;
    // A right that is missing is answered as everywhere else.
    if (error.reason === "not-allowed") throw new AccessError(403);
    return { done: false, refusal: error.reason };
  }
}
