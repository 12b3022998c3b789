import { type Connection, openCredentials } from "../connections";
import { env } from "../env";
import { processWide } from "../process-wide";
import { openProvider } from "../providers";
import { createOutside } from "../providers/outside";
import type { ImageProvider } from "../providers/port";
import { endpointsOf } from "./endpoints";

/** The connection's key is not there or does not open: nothing can be asked until an admin gives it again. */
export class NoKeyError extends Error {
  override name = "NoKeyError";
}

const outside = () =>
  processWide("outside", () =>
    createOutside({
      allowedLoopback: Object.values(env().demoEndpoints).map((origin) => new URL(origin).host),
    }),
  );

/** Opens a connection's key and the provider that uses it. The only door from the product to a cloud. */
export async function openCloud(connection: Pick<Connection, "id" | "dialect">): Promise<ImageProvider> {
  const credentials = await openCredentials(connection.id);
  if (!credentials) throw new NoKeyError(`connection ${connection.id} has no key`);
  return openProvider(connection.dialect, {
    connectionId: connection.id,
    credentials,
    endpointOf: endpointsOf(connection.dialect, env().demoEndpoints),
    outside: outside(),
  });
}

/** Ends every call that is under way and closes the connections to clouds. */
export async function closeClouds(): Promise<void> {
  await outside().close();
}
