import { randomUUID } from "node:crypto";
import { type AlertCause, type AlertEvent, alertKey, alertPath } from "../domain/alert";

/** What a message is about; null for a test. */
export type ToldAlert = { id: string; cause: AlertCause; openedAt: string };

/**
 * The body of a message: small JSON without any secret, in stable English. `id` is the same however often a message is
 * sent, so that a receiver can drop what it has had.
 */
export function messageBody(told: {
  event: AlertEvent;
  alert: ToldAlert | null;
  at: string;
  /** Address of the product. */
  address: string;
}): string {
  const { event, alert, at, address } = told;
  return JSON.stringify({
    version: 1,
    id: alert === null ? randomUUID() : `${alert.id} ${event}`,
    event,
    at,
    product: "Nephoscope",
    alert: alert && {
      id: alert.id,
      cause: alertKey(alert.cause),
      since: alert.openedAt,
      text: textOf(alert.cause),
      link: address + alertPath(alert.cause),
      ...factsOf(alert.cause),
    },
  });
}

function factsOf(cause: AlertCause): object {
  const { kind, ...facts } = cause;
  return { kind, facts };
}

function textOf(cause: AlertCause): string {
  switch (cause.kind) {
    case "connection":
      return cause.why === "key"
        ? `The account ${cause.connectionName} has no key any more.`
        : `The cloud refuses the key of the account ${cause.connectionName}.`;
    case "source":
      return cause.readAt === null
        ? `${cause.connectionName} ${cause.regionId} could not be read yet.`
        : `${cause.connectionName} ${cause.regionId} was last read completely at ${cause.readAt}.`;
    case "sharing":
      return `${cause.imageName ?? cause.ref.imageId} is shared with ${cause.used} of ${cause.limit} accounts.`;
    case "release":
      return `Support of ${cause.release} ends on ${cause.endsOn}; own images on it: ${cause.images}.`;
  }
}
