import { randomBytes } from "node:crypto";
import { ConnectionError, findConnection } from "../connections";
import type { ProveInput } from "../connections/schema";
import type { ProofProgress } from "../domain/proof";
import { log } from "../log";
import { processWide } from "../process-wide";
import { startDeadline } from "../providers/deadline";
import { failedWith } from "../providers/errors";
import { type CloudKey, NoKeyError, storedKey, UNSTORED } from "./clouds";
import { checkEndpoints } from "./endpoints";
import { emptyProof, proveKey } from "./prove";

/** A whole proof; what is not asked by then stays unasked. */
const PATIENCE_MS = 60_000;
const REMEMBERED_MS = 10 * 60_000;
const MOST_JOBS = 50;
/** Proofs that one admin may start in a minute. */
const PER_MINUTE = 5;

type Job = {
  adminId: string;
  startedMs: number;
  progress: ProofProgress;
  controller: AbortController;
};

const jobs = () => processWide("proof-jobs", () => new Map<string, Job>());

/**
 * Begins to prove a key that is not stored and returns the job's id: a proof takes longer than an action should. The
 * job belongs to the admin who began it and to this process, and is forgotten after ten minutes. Throws
 * `ConnectionError`: `endpoint-not-approved`, `too-soon`.
 */
export async function startProof(input: ProveInput, adminId: string): Promise<string> {
  const { dialect, credentials, regions = null, endpoints = [] } = input;
  await checkEndpoints(dialect, endpoints);
  return begin({ connectionId: UNSTORED, dialect, credentials, endpoints, regions }, adminId);
}

/**
 * The same for the stored key of a connection, in its regions or in those named. Throws `ConnectionError`: `unknown`,
 * `no-key`, `endpoint-not-approved`, `too-soon`.
 */
export async function startProofOf(
  input: { connectionId: string; regions?: string[] | undefined },
  adminId: string,
): Promise<string> {
  const connection = await findConnection(input.connectionId);
  if (!connection) throw new ConnectionError("unknown");
  try {
    const key = await storedKey(connection);
    await checkEndpoints(key.dialect, key.endpoints);
    return begin({ ...key, regions: input.regions ?? connection.regions }, adminId);
  } catch (error) {
    if (error instanceof NoKeyError) throw new ConnectionError("no-key", { cause: error });
    throw error;
  }
}

/** How far a proof has come, or null when there is none of that id, or it is another admin's. */
export function readProof(jobId: string, adminId: string): ProofProgress | null {
  forgetOld();
  const job = jobs().get(jobId);
  return job?.adminId === adminId ? job.progress : null;
}

/** Stops a proof. Whether there was one to stop. */
export function cancelProof(jobId: string, adminId: string): boolean {
  const job = jobs().get(jobId);
  if (job?.adminId !== adminId || job.progress.state !== "running") return false;
  job.controller.abort();
  return true;
}

function begin(target: CloudKey & { regions: string[] | null }, adminId: string): string {
  forgetOld();
  makeRoom(adminId);
  const jobId = randomBytes(16).toString("base64url");
  const startedMs = Date.now();
  const job: Job = {
    adminId,
    startedMs,
    controller: new AbortController(),
    progress: {
      state: "running",
      proof: emptyProof(target),
      plannedRegions: null,
      startedAt: new Date(startedMs).toISOString(),
    },
  };
  jobs().set(jobId, job);
  // The key lives in this call alone; the job keeps what was learnt.
  void run(job, target);
  return jobId;
}

async function run(job: Job, target: CloudKey & { regions: string[] | null }): Promise<void> {
  const deadline = startDeadline(job.controller.signal, PATIENCE_MS);
  const end = (state: ProofProgress["state"]) => {
    job.progress = { ...job.progress, state };
  };
  try {
    await proveKey(target, {
      signal: deadline.signal,
      watcher(proof, planned) {
        const plannedRegions = planned ?? job.progress.plannedRegions;
        job.progress = { ...job.progress, proof, plannedRegions };
      },
    });
    end("done");
  } catch (error) {
    if (job.controller.signal.aborted) end("cancelled");
    else if (deadline.signal.aborted && failedWith(error, "cancelled")) end("late");
    else {
      end("failed");
      log.error({ error, dialect: target.dialect }, "a proof failed inside the product");
    }
  } finally {
    deadline.clear();
  }
}

function forgetOld(): void {
  const before = Date.now() - REMEMBERED_MS;
  for (const [id, job] of jobs()) if (job.startedMs < before) jobs().delete(id);
}

/** Throws `ConnectionError` with `too-soon` when this admin, or everybody together, asks for too much. */
function makeRoom(adminId: string): void {
  const minuteAgo = Date.now() - 60_000;
  const recent = [...jobs().values()].filter((job) => job.adminId === adminId && job.startedMs > minuteAgo);
  if (recent.length >= PER_MINUTE) {
    const retryAfterMs = Math.min(...recent.map(({ startedMs }) => startedMs)) - minuteAgo;
    throw new ConnectionError("too-soon", { retryAfterMs });
  }
  if (jobs().size < MOST_JOBS) return;
  // A map keeps its order: the first that is over is the oldest.
  const over = [...jobs()].find(([, job]) => job.progress.state !== "running");
  if (!over) throw new ConnectionError("too-soon", { retryAfterMs: PATIENCE_MS });
  jobs().delete(over[0]);
}
