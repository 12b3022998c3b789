import type { ImageRef } from "@/lib/domain/image";
import type { Act } from "../proof/outcome";

/** An address that was just made. `expiresAt` is ISO 8601. */
export type MadeAddress = { url: string; expiresAt: string };

/** What people may do with an image to show it to others. */
export type ShareActs = {
  sharePublicly: Act<
    { ref: ImageRef; hours: number; viewLimit: number | null; note: string | null },
    MadeAddress
  >;
  keepWhatISee: Act<{ ref: ImageRef }, MadeAddress>;
};
