import { sql } from "drizzle-orm";
import { database } from "../database";
import { connections } from "../database/tables";
import type { ChangePlaces } from "../domain/changes-page";
import { cloudOf, type DialectId } from "../domain/cloud";

/** Accounts and regions that changes can be of, removed ones too. */
export async function readChangePlaces(): Promise<ChangePlaces> {
  const db = await database();
  const rows = await db
    .select({
      id: connections.id,
      name: connections.name,
      dialect: connections.dialect,
      regions: connections.regions,
      removedAt: connections.removedAt,
    })
    .from(connections)
    .orderBy(connections.name, connections.id);
  return {
    accounts: rows.map(({ id, name, dialect, removedAt }) => ({
      id,
      name,
      cloud: cloudOf(dialect),
      removed: removedAt !== null,
    })),
    regions: [...new Set(rows.flatMap(({ regions }) => regions))].sort(),
  };
}

/** A connection that changes may be of; removed ones too. */
export type ChangesConnection = { id: string; name: string; dialect: DialectId; removed: boolean };

/** All connections, by id. */
export async function readConnections(): Promise<Map<string, ChangesConnection>> {
  const db = await database();
  const rows = await db
    .select({
      id: connections.id,
      name: connections.name,
      dialect: connections.dialect,
      removed: sql<boolean>`${connections.removedAt} is not null`,
    })
    .from(connections);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A change goes with its connection's row, which outlives the connection. */
export function placeOf(connectionId: string, known: ReadonlyMap<string, ChangesConnection>) {
  const connection = known.get(connectionId);
  return connection ? { connectionName: connection.name, dialect: connection.dialect } : null;
}
