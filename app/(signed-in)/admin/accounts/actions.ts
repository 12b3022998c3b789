"use server";

import { renameConnection } from "@/lib/connections";
import {
  createInput,
  endpointsInput,
  onConnection,
  proofJob,
  proveInput,
  regionsInput,
  removeInput,
  renameInput,
  reproveInput,
  rotateInput,
  switchInput,
  syncInput,
} from "@/lib/connections/schema";
import { createConnection } from "@/lib/sync/connection-create";
import { switchDialect } from "@/lib/sync/connection-dialect";
import { changeEndpoints, rotateKey } from "@/lib/sync/connection-key";
import { changeRegions } from "@/lib/sync/connection-regions";
import { removeConnection } from "@/lib/sync/connection-remove";
import { pauseConnection, resumeConnection } from "@/lib/sync/connection-state";
import { cancelProof, startProof, startProofOf } from "@/lib/sync/proof-jobs";
import { syncNow } from "@/lib/sync/sync-now";
import { connectionAction } from "./connection-action";

/** Begins to ask a cloud what a typed key may do; returns the job's id. Nothing is stored. */
export const startKeyProof = connectionAction(proveInput, (input, { user }) => startProof(input, user.id));

/** The same for a stored key. */
export const startStoredKeyProof = connectionAction(reproveInput, (input, { user }) =>
  startProofOf(input, user.id),
);

/** Stops a proof of one's own. Whether there was one to stop. */
export const cancelKeyProof = connectionAction(proofJob, async ({ jobId }, { user }) =>
  cancelProof(jobId, user.id),
);

/** Stores a new account once its cloud has accepted the key; returns its id. */
export const createAccount = connectionAction(
  createInput,
  (input, { actor }) => createConnection(input, actor),
  { proof: true },
);

export const renameAccount = connectionAction(renameInput, (input, { actor }) =>
  renameConnection(input, actor),
);

/** Returns how many images went with the regions that were taken away. */
export const changeAccountRegions = connectionAction(regionsInput, (input, { actor }) =>
  changeRegions(input, actor),
);

export const pauseAccount = connectionAction(onConnection, ({ connectionId }, { actor }) =>
  pauseConnection(connectionId, actor),
);

export const resumeAccount = connectionAction(onConnection, ({ connectionId }, { actor }) =>
  resumeConnection(connectionId, actor),
);

/** Reads an account, or one of its regions, now. */
export const readAccount = connectionAction(syncInput, (input, { actor }) => syncNow(input, actor));

export const switchAccountDialect = connectionAction(switchInput, (input, { actor }) =>
  switchDialect(input, actor),
);

/** Puts a new key in the place of the old one once the cloud has accepted it. */
export const rotateAccountKey = connectionAction(rotateInput, (input, { actor }) => rotateKey(input, actor), {
  proof: true,
});

export const changeAccountEndpoints = connectionAction(
  endpointsInput,
  (input, { actor }) => changeEndpoints(input, actor),
  { proof: true },
);

/** Erases the key and drops the account; returns how many images became tombstones. */
export const removeAccount = connectionAction(
  removeInput,
  (input, { actor }) => removeConnection(input, actor),
  { proof: true },
);
