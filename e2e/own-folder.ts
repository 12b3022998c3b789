import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export type OwnFolder = { path: string; remove(): void };

/**
 * A folder for one run of tests. Everybody may pass through it: as root, the embedded database runs as another account
 * and would be kept elsewhere, outlasting the folder, if that account could not come in.
 */
export function makeOwnFolder(name: string): OwnFolder {
  const folder = mkdtempSync(path.join(tmpdir(), `nephoscope-${name}-`));
  chmodSync(folder, 0o711);
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
