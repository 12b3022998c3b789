import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A fresh folder for a database. Everybody may pass through it: as root, the server runs as an account of its own. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "nephoscope-bench-"));
  await chmod(folder, 0o711);
  return folder;
}
