import { setFlagsFromString } from "node:v8";

/** Of V8; read at each collection, so that it counts from the moment at which it is set. */
export const GROWTH_FLAG = "--heap-growing-percent";
/** How much the heap may grow beyond what was alive at the last collection before the next one, in per cent. */
const GROWTH_PERCENT = 50;

/**
 * Keeps the memory of the process near what it needs. A pass makes much that lives for a second, longer than V8 takes for
 * short: by default it lets that grow to several times of what is alive before it looks. `bench/README.md` has both figures.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`${GROWTH_FLAG}=${GROWTH_PERCENT}`);
}
