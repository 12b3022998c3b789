import { fingerprint, record } from "../audit";
import type { Database } from "../database";
import { shareLinks } from "../database/tables";
import type { AuditActor } from "../domain/audit";
import type { Role } from "../domain/role";
import type { Settings } from "../domain/settings";
import {
  type KeptPicture,
  LONGEST_LINK_HOURS,
  mayMakeLinks,
  SHORTEST_LINK_HOURS,
} from "../domain/share-link";
import { LinkError } from "./errors";
import { makeToken } from "./token";

const HOUR_MS = 3_600_000;

export type Maker = { id: string; name: string; email: string; role: Role };

type Act = { actor: AuditActor; now: Date; maker: Maker; picture: KeptPicture };

/** A link that was just made. The token is told here and nowhere else. */
export type MadeLink = { id: string; token: string; expiresAt: string };

/**
 * Makes a public link to one image. Throws `links-forbidden` for those whom the settings do not let, and
 * `link-too-long`. In the transaction of its row in the audit log.
 */
export async function makePublicLink(
  transaction: Database,
  wanted: Act & {
    settings: Pick<Settings, "linkMakers" | "longestLinkDays">;
    hours: number;
    viewLimit: number | null;
    note: string | null;
  },
): Promise<MadeLink> {
  const { settings, maker, hours, now, viewLimit, note } = wanted;
  if (!mayMakeLinks(maker.role, settings.linkMakers)) throw new LinkError("links-forbidden");
  const longest = Math.min(LONGEST_LINK_HOURS, settings.longestLinkDays * 24);
  if (!(hours >= SHORTEST_LINK_HOURS && hours <= longest)) throw new LinkError("link-too-long");
  const { token, tokenHash } = makeToken();
  const expiresAt = new Date(now.getTime() + hours * HOUR_MS).toISOString();
  const id = await insert(transaction, { ...wanted, kind: "public", tokenHash, expiresAt, viewLimit, note });
  await recordMade(transaction, wanted, {
    id,
    after: { kind: "public", expiresAt, viewLimit, token: fingerprint(tokenHash) },
  });
  return { id, token, expiresAt };
}

/** Keeps the state of one image as somebody sees it, for people who sign in. */
export async function keepSeen(transaction: Database, wanted: Act): Promise<{ id: string }> {
  const none = { tokenHash: null, expiresAt: null, viewLimit: null, note: null };
  const id = await insert(transaction, { ...wanted, kind: "seen", ...none });
  await recordMade(transaction, wanted, { id, after: { kind: "seen" } });
  return { id };
}

type Row = typeof shareLinks.$inferInsert;

async function insert(
  transaction: Database,
  {
    maker,
    picture,
    now,
    kind,
    tokenHash,
    expiresAt,
    viewLimit,
    note,
  }: Act & Pick<Row, "kind" | "tokenHash" | "expiresAt" | "viewLimit" | "note">,
): Promise<string> {
  const [row] = await transaction
    .insert(shareLinks)
    .values({
      kind,
      tokenHash,
      ...picture.image.ref,
      dialect: picture.image.dialect,
      imageName: picture.image.name,
      picture,
      createdAt: now.toISOString(),
      createdBy: maker.id,
      makerName: maker.name,
      makerEmail: maker.email,
      expiresAt,
      viewLimit,
      note,
    })
    .returning({ id: shareLinks.id });
  if (!row) throw new Error("a link could not be stored");
  return row.id;
}

async function recordMade(
  transaction: Database,
  { actor, picture: { image } }: Act,
  { id, after }: { id: string; after: NonNullable<Parameters<typeof record>[1]["after"]> },
): Promise<void> {
  const { connectionId, regionId, imageId } = image.ref;
  await record(transaction, {
    actor,
    action: "link.made",
    object: { kind: "link", id, name: imageId },
    after: { ...after, connection: connectionId, region: regionId, image: imageId },
  });
}
