import { mkdirSync, rmSync } from "node:fs";
import { startDatabase, stopDatabase } from "../lib/database";
import { openPostgres } from "../lib/postgres";
import { fillDatabase } from "./fill";

/** Makes a data folder anew, with a database of so many generated images in it. */
export async function fillFolder(dataDir: string, images: number): Promise<void> {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const server = await openPostgres({ dataDir, databaseUrl: null, durability: "none" });
  try {
    await startDatabase(server.connection);
    await fillDatabase(images);
  } finally {
    await stopDatabase();
    await server.stop();
  }
}
