import { processWide } from "../process-wide";
import { createStreams, type Streams } from "./streams";

/** The streams of this process. */
export function streams(): Streams {
  return processWide("streams", createStreams);
}
