import path from "node:path";
import { ROOT } from "../../scripts/build";

/** The folder of the build that is tested. */
export const BUILD = path.join(ROOT, ".next");
