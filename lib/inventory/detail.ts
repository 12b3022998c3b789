import { and, desc, eq } from "drizzle-orm";
import { database } from "../database";
import { answers, connections, images, quotas } from "../database/tables";
import type { Evidence } from "../domain/answer";
import { cloudOf } from "../domain/cloud";
import { evidenceFor } from "../domain/evidence";
import type { Image, ImageRef } from "../domain/image";
import type { ImageDetail } from "../domain/image-detail";
import type { SourceState } from "../domain/image-list";
import { lifecycleOf } from "../lifecycle";
import { isImageId, isRegionId } from "../providers/catalog";
import { provenanceOf } from "../providers/provenance";
import { currentSettings } from "../settings";
import { readHistory } from "./changes";
import { isImage } from "./is-image";
import { lastListed } from "./rows";
import { readSources } from "./sources";

/**
 * Everything stored about one image, or null when it is not known here. Ids that the cloud could not have given are
 * not known without asking anybody.
 */
export async function readImageDetail(ref: ImageRef): Promise<ImageDetail | null> {
  const db = await database();
  const [connection] = await db.select().from(connections).where(eq(connections.id, ref.connectionId));
  if (!connection) return null;
  if (!isRegionId(connection.dialect, ref.regionId) || !isImageId(connection.dialect, ref.imageId))
    return null;

  const [row] = await db.select().from(images).where(isImage(ref));
  if (!row) return null;
  const [told, sources, history, [quota]] = await Promise.all([
    db
      .select()
      .from(answers)
      .where(
        and(
          eq(answers.connectionId, ref.connectionId),
          eq(answers.regionId, ref.regionId),
          eq(answers.imageId, ref.imageId),
        ),
      )
      .orderBy(desc(answers.receivedAt), answers.kind, answers.part),
    readSources({ now: new Date(), pace: currentSettings() }),
    readHistory(ref),
    db
      .select()
      .from(quotas)
      .where(and(eq(quotas.connectionId, ref.connectionId), eq(quotas.regionId, ref.regionId))),
  ]);
  const { lifecycleAlertDays } = await currentSettings();
  const today = new Date().toISOString().slice(0, 10);
  const source = sources.find(
    ({ connectionId, regionId }) => connectionId === ref.connectionId && regionId === ref.regionId,
  );
  return {
    image: row.shown,
    connectionName: connection.name,
    lifecycle: lifecycleOf(row.shown.os, today, lifecycleAlertDays),
    evidence: withLifecycle(evidenceOf(row.shown)),
    answers: told.map(({ kind, operation, requestId, receivedAt, text }) => ({
      kind,
      operation,
      requestId,
      receivedAt,
      text,
    })),
    source: source ?? droppedSource(connection, ref.regionId),
    ...(!source && { dropped: connection.removedAt === null ? "region" : "account" }),
    firstSeenAt: row.firstSeenAt,
    readAt: latest(lastListed(row, source), row.detailedAt),
    askedAt: row.askedAt,
    askFailure: row.askFailure,
    goneAt: row.goneAt,
    history,
    quota: quota ? { used: quota.used, limit: quota.limit, askedAt: quota.askedAt } : null,
  };
}

/** Support is told by no cloud: it follows from the release, which one did tell. */
function withLifecycle(evidence: Record<string, Evidence>): Record<string, Evidence> {
  const release = evidenceFor(evidence, "os.release");
  return release === null ? evidence : { ...evidence, lifecycle: { ...release, basis: "derived" } };
}

/** A source that is not read any more; its images keep their last state. */
function droppedSource(connection: typeof connections.$inferSelect, regionId: string): SourceState {
  const { id: connectionId, name: connectionName, dialect } = connection;
  return {
    connectionId,
    connectionName,
    cloud: cloudOf(dialect),
    dialect,
    regionId,
    condition: "waiting",
    images: 0,
    readAt: null,
    reading: false,
    failingSince: null,
    failure: null,
  };
}

function latest(listed: string, detailed: string | null): string {
  return detailed !== null && detailed > listed ? detailed : listed;
}

/** What each shown field rests on: the picture's own table, and the other operation's where that filled in. */
function evidenceOf(image: Image): Record<string, Evidence> {
  const filled = image.filledFrom;
  return {
    ...evidenceFrom(image.dialect, filled?.operation ?? null),
    ...withoutFilled(evidenceFrom(image.dialect, image.operation), filled?.fields ?? []),
  };
}

function evidenceFrom(dialect: Image["dialect"], operation: string | null): Record<string, Evidence> {
  const table = operation === null ? null : provenanceOf(dialect, operation);
  if (!table) return {};
  return Object.fromEntries(
    Object.entries(table.fields).map(([field, { basis, from }]) => [
      field,
      { basis, from, operation: table.operation },
    ]),
  );
}

function withoutFilled(evidence: Record<string, Evidence>, fields: string[]): Record<string, Evidence> {
  return Object.fromEntries(
    Object.entries(evidence).filter(
      ([field]) => !fields.some((name) => field === name || field.startsWith(`${name}.`)),
    ),
  );
}
