import pg from "pg";
import { openPostgres } from "@/lib/postgres";

/** The database of an app that runs in a process of its own, as somebody with access to the host sees it. */
export type OwnDatabase = {
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** The folder of its files. */
  folder: string;
  close(): Promise<void>;
};

export async function openOwnDatabase(dataDir: string): Promise<OwnDatabase> {
  const server = await openPostgres({ dataDir, databaseUrl: null, durability: "none" });
  const client = new pg.Client(server.connection);
  await client.connect();
  const query: OwnDatabase["query"] = async (text, values) => (await client.query(text, values)).rows;
  const [place] = await query("show data_directory");
  return {
    query,
    folder: String(place?.data_directory),
    async close() {
      await client.end();
      await server.stop();
    },
  };
}
