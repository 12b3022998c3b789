import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../../scripts/build";
import type { Piece } from "./places";

/** Runs a command of the installation beside the running product; returns what it wrote. Throws when it failed. */
export async function command(name: string, verb: string, dataDir: string): Promise<Piece> {
  const { PATH = "", HOME = "" } = process.env;
  const { stdout, stderr } = await promisify(execFile)("npx", ["tsx", `scripts/${name}.ts`, verb], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      NEPHOSCOPE_DATA_DIR: dataDir,
      NEPHOSCOPE_LOG_LEVEL: "trace",
      NODE_ENV: "production",
    },
  });
  return { surface: "command", where: `${name} ${verb}`, bytes: Buffer.from(`${stdout}\n${stderr}`) };
}
