import type { DialectId } from "./cloud";
import type { ImageRef } from "./image";
import { emptyFilter, withChoice } from "./image-filter";
import { imagePath, listPath } from "./links";

/**
 * Why something needs a look. Of a connection: its key is refused (`attention`) or gone (`key`). Of a source: it was not
 * read for longer than its threshold. Of an image: its sharing limit is nearly used up. Of a release: own images rest on
 * it, and its support ends soon.
 */
export type AlertCause =
  | {
      kind: "connection";
      connectionId: string;
      connectionName: string;
      dialect: DialectId;
      why: "attention" | "key";
    }
  | {
      kind: "source";
      connectionId: string;
      connectionName: string;
      dialect: DialectId;
      regionId: string;
      /** When it was last read completely, ISO 8601; null: never. */
      readAt: string | null;
    }
  | {
      kind: "sharing";
      ref: ImageRef;
      imageName: string | null;
      connectionName: string;
      dialect: DialectId;
      used: number;
      limit: number;
    }
  | { kind: "release"; release: string; endsOn: string; images: number };
export type AlertKind = AlertCause["kind"];

/** Of inventory: what a viewer may see as well. The others are about keys and sources, which admins mend. */
const FOR_VIEWERS: ReadonlySet<AlertKind> = new Set(["source", "sharing", "release"]);

/** Whether a person may see an alert. */
export function seesAlert(role: "viewer" | "admin", { kind }: Pick<AlertCause, "kind">): boolean {
  return role === "admin" || FOR_VIEWERS.has(kind);
}

/** The name of a cause: equal for the same trouble, however its figures move. */
export function alertKey(cause: AlertCause): string {
  switch (cause.kind) {
    case "connection":
      return `connection ${cause.connectionId}`;
    case "source":
      return `source ${cause.connectionId} ${cause.regionId}`;
    case "sharing":
      return `sharing ${cause.ref.connectionId} ${cause.ref.regionId} ${cause.ref.imageId}`;
    case "release":
      return `release ${cause.release}`;
  }
}

/** Where somebody can do something about it. */
export function alertPath(cause: AlertCause): string {
  switch (cause.kind) {
    case "connection":
    case "source":
      return `/admin/accounts/${encodeURIComponent(cause.connectionId)}`;
    case "sharing":
      return `${imagePath(cause.ref)}#sharing`;
    case "release":
      return listPath(
        withChoice(
          withChoice(emptyFilter(), "release", cause.release, "include"),
          "ownership",
          "private",
          "include",
        ),
      );
  }
}

/** An alert as people see it. Moments are ISO 8601 UTC. */
export type Alert = {
  id: string;
  cause: AlertCause;
  openedAt: string;
  mutedUntil: string | null;
  mutedBy: string | null;
};

/** What the bell shows: alerts of the reader's role, and for an admin how many kinds of drift are new. */
export type OpenAlerts = { alerts: Alert[]; freshDrift: number };

export const ALERT_EVENTS = ["alert.opened", "alert.cleared", "test"] as const;
export type AlertEvent = (typeof ALERT_EVENTS)[number];

/** `waiting` for its first or next try; `given-up` after a day of tries. */
export type DeliveryOutcome = "waiting" | "delivered" | "given-up";

/** Targets of an installation. */
export const MOST_TARGETS = 5;

/** A target as the settings page shows it. */
export type AlertTarget = {
  id: string;
  name: string;
  url: string;
  createdAt: string;
  madeBy: string;
  /** False after the vault's key was lost. */
  signs: boolean;
  last: {
    event: AlertEvent;
    createdAt: string;
    triedAt: string | null;
    attempts: number;
    outcome: DeliveryOutcome;
    status: number | null;
    problem: string | null;
  } | null;
};

/** Whether somebody wants peace of an alert at a moment. */
export function isMuted({ mutedUntil }: Pick<Alert, "mutedUntil">, nowMs: number): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > nowMs;
}
