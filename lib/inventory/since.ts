import { and, asc, eq, gt } from "drizzle-orm";
import { database } from "../database";
import { changes } from "../database/tables";
import type { FieldChange } from "../domain/change";
import { changesSince } from "../domain/changes-since";
import type { ImageDetail } from "../domain/image-detail";
import type { KeptPicture } from "../domain/share-link";

/** What is different between a picture that was kept at a moment and the image as it is stored now. */
export async function readChangesSince(
  kept: { picture: KeptPicture; at: string },
  now: ImageDetail,
): Promise<FieldChange[]> {
  const { connectionId, regionId, imageId } = now.image.ref;
  const db = await database();
  const happened = await db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.connectionId, connectionId),
        eq(changes.regionId, regionId),
        eq(changes.imageId, imageId),
        gt(changes.at, kept.at),
      ),
    )
    .orderBy(asc(changes.id));
  return changesSince(
    kept.picture.image,
    now.image,
    happened.map(({ id, kind, at, fields }) => ({ id, ref: now.image.ref, kind, at, fields })),
  );
}

/**
 * Whether what is stored under an image's ids is still the image of the picture: after the last trace of one was
 * forgotten, another could come under the same id.
 */
export function isSameImage(kept: KeptPicture, now: ImageDetail): boolean {
  if (kept.firstSeenAt !== now.firstSeenAt) return false;
  const [was, is] = [kept.image, now.image];
  // Two operations may write the same moment in two ways.
  if (was.operation !== is.operation || was.dialect !== is.dialect) return true;
  return was.createdAt === null || is.createdAt === null || was.createdAt.iso === is.createdAt.iso;
}

/** What is kept of an image when somebody shares it. */
export function pictureOf(detail: ImageDetail): KeptPicture {
  const { image, connectionName, lifecycle, evidence, quota } = detail;
  const { firstSeenAt, readAt, askedAt, askFailure, goneAt } = detail;
  return {
    image,
    connectionName,
    lifecycle,
    evidence,
    quota,
    firstSeenAt,
    readAt,
    askedAt,
    askFailure,
    goneAt,
  };
}
