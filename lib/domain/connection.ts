import type { CloudId, DialectId } from "./cloud";
import type { Failure } from "./failure";
import type { SourceCondition } from "./image-list";
import type { ScopeGroup } from "./source";

/** What an admin decided, or the loss of a key brought about. */
export type ConnectionState = "active" | "paused" | "needs-key";

/** A host in place of the catalog's for one region's image service. Without scheme and port: https on 443. */
export type CustomEndpoint = { regionId: string; host: string };

/** A connection without its key. */
export type Connection = {
  id: string;
  name: string;
  dialect: DialectId;
  regions: string[];
  state: ConnectionState;
  /** First four and last two characters of the key id. */
  keyHint: string;
  /** Whose key it is, where the cloud tells. */
  accountId: string | null;
  /** When a temporary key ends, as far as the admin who stored it knew. ISO 8601 UTC. */
  expiresAt: string | null;
  endpoints: CustomEndpoint[];
  createdAt: string;
};

/**
 * `reading`: for the first time; `degraded`: a source fails, is stale or stopped; `needs-attention`: the key was
 * refused until its sources stopped, and none has succeeded since.
 */
export type ConnectionHealth = "ok" | "reading" | "degraded" | "needs-attention" | "paused" | "needs-key";

/** `stopped`: the key was refused too often there; a new key or a resume begins again. */
export type ConnectionRegion = {
  regionId: string;
  condition: SourceCondition | "stopped";
  /** Images known from it, gone ones not counted. */
  images: number;
  /** When the oldest of its listings was last read completely; null before the first time. */
  readAt: string | null;
  failingSince: string | null;
  failure: Failure | null;
  /** When the next of its listings is due; null when none will be read by itself. */
  dueAt: string | null;
  /** What the passes that run now have brought so far; null when none runs. */
  progress: PassProgress | null;
};

export type PassProgress = {
  since: string;
  pages: number;
  images: number;
  /** How many images there will be: as many as the cloud says, or as the last complete pass met; absent where neither is known. */
  expected?: number;
};

/** One row of the accounts page. */
export type ConnectionSummary = Connection & {
  cloud: CloudId;
  health: ConnectionHealth;
  /** Of the temporary key: `soon` within a day of its end. Null: it is not temporary, or nobody knows its end. */
  expiry: "later" | "soon" | "passed" | null;
  images: number;
  sources: ConnectionRegion[];
  /** Permissions that reads were refused for want of, each once. */
  missingRights: string[];
};

/** Connection × region × ownership group, on the account's own page. */
export type ConnectionScope = {
  regionId: string;
  group: ScopeGroup;
  condition: SourceCondition | "stopped";
  images: number;
  /** Start of the newest complete pass. */
  completeAt: string | null;
  /** How long the newest ended pass took, milliseconds. */
  durationMs: number | null;
  progress: PassProgress | null;
  dueAt: string | null;
  failingSince: string | null;
  failure: Failure | null;
  /** Refusals of the key in a row. */
  refusals: number;
};

/** One walk of the past, or the one that is under way. */
export type PassRecord = {
  regionId: string;
  group: ScopeGroup;
  number: number;
  startedAt: string;
  finishedAt: string | null;
  durationMs: number | null;
  outcome: "running" | "complete" | "incomplete";
  pages: number;
  images: number;
  /** Images that were new or changed. */
  written: number;
  failure: Failure | null;
};

export type ConnectionPage = {
  connection: ConnectionSummary;
  scopes: ConnectionScope[];
  /** The newest first. */
  passes: PassRecord[];
};

/** What goes with a connection, or with some of its regions. */
export type Leaving = {
  /** Images that are there now and become tombstones: their last state stays as long as retention says. */
  images: number;
  /** Images that are tombstones already. */
  tombstones: number;
  regions: { regionId: string; images: number }[];
};
