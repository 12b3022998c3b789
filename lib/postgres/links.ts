import { lstat, readFile, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { z } from "zod";

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the library links that an npm package cannot carry. The package's own install script does it too, but not
 * under `npm ci --ignore-scripts`. Throws what the file system throws where they are missing and cannot be made.
 *
 * @param native the folder `native` of a platform package; its `pg-symlinks.json` names paths from one above
 */
export async function restoreLinks(native: string): Promise<void> {
  const text = await readFile(join(/*turbopackIgnore: true*/ native, "pg-symlinks.json"), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      // Packages of platforms without such links have no such file.
      if (error.code === "ENOENT") return "[]";
      throw error;
    },
  );
  for (const { source, target } of linkList.parse(JSON.parse(text))) {
    const link = join(native, "..", target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      // Another process of ours made it in the meantime.
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}
