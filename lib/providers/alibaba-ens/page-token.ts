import { z } from "zod";
import type { PageToken } from "../port";

/**
 * Where a walk over the public images goes on. `met` holds the ids of the catalogue that earlier pages brought, so
 * that the last page can add what only the catalogue knows.
 */
export type PublicPosition = { page: number; met: string[] };

const position = z.object({ page: z.number().int().min(1).max(10_000), met: z.array(z.string()) });

export function writePosition(at: PublicPosition): PageToken {
  return JSON.stringify(at);
}

/** Null for a token that this module did not write. */
export function readPosition(token: PageToken | null): PublicPosition | null {
  if (token === null) return { page: 1, met: [] };
  try {
    return position.safeParse(JSON.parse(token)).data ?? null;
  } catch {
    // Text that is no JSON; the caller refuses it.
    return null;
  }
}
