import { hash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../database";
import { images } from "../database/tables";
import type { Told } from "../domain/answer";
import { changesBetween, withoutKnown } from "../domain/change";
import { compose, type Picture } from "../domain/compose";
import type { Image, ImageRef } from "../domain/image";
import type { Scope } from "../domain/source";
import type { NewChange } from "./changes";
import { mapGently } from "./courtesy";
import { isOneOf } from "./is-image";
import { wasReadBefore } from "./scopes";

/** One page of a listing, or a part of it. */
export type Page = {
  scope: Scope;
  items: Told<Image>[];
  /** When the page arrived, ISO 8601 UTC. */
  at: string;
  /** The pass that brings it, which must be the scope's newest. */
  pass?: { number: number };
};

/** What is to be stored of a page: true as long as its images are in the store as they were when it was prepared. */
export type PreparedPage = {
  page: Page;
  images: PreparedImage[];
  /** Whether its listing was read to the end before: what appears in a first read is no news. */
  readBefore: boolean;
};

/** An item that is not stored as it was told now. */
export type PreparedImage = Digests & {
  item: Told<Image>;
  /** Of the row that was read; null: there was none. */
  version: string | null;
  /** What is shown when it is stored. */
  shown: Image;
  /** What happened to the image since it was stored; one that `appeared` counts only where its listing was read before. */
  happened: Pick<NewChange, "kind" | "fields"> | null;
};

/** Items asked for in one go. */
const STEP = 200;

/** Finds what of a page is new, and what that changes: all that can be done before others have to wait. */
export async function preparePage(db: Database, page: Page): Promise<PreparedPage> {
  const prepared: PreparedImage[] = [];
  for (let start = 0; start < page.items.length; start += STEP) {
    prepared.push(...(await prepareItems(db, page, page.items.slice(start, start + STEP))));
  }
  // An unchanged page has nothing to tell, and need not ask.
  const readBefore = prepared.length > 0 && (await wasReadBefore(db, page.scope));
  return { page, images: prepared, readBefore };
}

/** Whether the rows behind a page are still those that it was prepared with. Under `lockRevisions` they stay so. */
export async function isCurrent(transaction: Database, pages: readonly PreparedPage[]) {
  const refs = pages.flatMap((page) => page.images.map(({ item }) => item.value.ref));
  const rows = await transaction
    .select({
      connectionId: images.connectionId,
      regionId: images.regionId,
      imageId: images.imageId,
      version: ROW_VERSION,
    })
    .from(images)
    .where(isOneOf(refs));
  const versions = new Map(rows.map(({ version, ...ref }) => [nameOf(ref), version]));
  return (page: PreparedPage) =>
    page.images.every(({ item, version }) => (versions.get(nameOf(item.value.ref)) ?? null) === version);
}

function nameOf({ connectionId, regionId, imageId }: ImageRef): string {
  return `${connectionId}\n${regionId}\n${imageId}`;
}

/** Which transaction wrote the row as it stands. `revision` would not do: looks that change nothing shown leave it. */
const ROW_VERSION = sql<string>`xmin::text`;

async function prepareItems(
  db: Database,
  { scope, at }: Page,
  items: Told<Image>[],
): Promise<PreparedImage[]> {
  const told = await mapGently(items, (item) => ({ item, ...digestsOf(item) }));
  const known = await readKnown(db, items);
  const changed = told.filter(({ item, digest }) => {
    const row = known.get(item.value.ref.imageId);
    return !row || row.digest !== digest || row.group !== scope.group || !isListed(row);
  });
  const stored = await readStored(
    db,
    changed.flatMap(({ item: { value } }) => (known.has(value.ref.imageId) ? [value.ref] : [])),
  );
  return await mapGently(changed, (now) => {
    const image = now.item.value;
    const before = stored.get(image.ref.imageId);
    const detailed = before ? detailedPicture(before) : null;
    return {
      ...now,
      version: before?.version ?? null,
      shown: compose({ image, at }, detailed, before?.sharing ?? null),
      happened: happened(image, now.toldDigest, before),
    };
  });
}

function happened(
  image: Image,
  toldDigest: string,
  before: StoredImage | undefined,
): PreparedImage["happened"] {
  if (!before) return { kind: "appeared" };
  const fields = before.toldDigest === toldDigest ? [] : changesBetween(before.listed, image);
  const { detailed, detailedAt } = before;
  const lookedLater = detailed !== null && detailedAt !== null && detailedAt > before.listedAt;
  const news = lookedLater ? withoutKnown(fields, detailed) : fields;
  if (before.goneAt !== null) return { kind: "came-back", fields: news };
  return news.length > 0 ? { kind: "changed", fields: news } : null;
}

type KnownImage = {
  imageId: string;
  digest: string;
  group: Scope["group"];
  missingPasses: number;
  lastListedAt: string | null;
  goneAt: string | null;
};

/** How the images of a page are stored, by id: all of them are of one source. */
async function readKnown(db: Database, items: readonly Told<Image>[]): Promise<Map<string, KnownImage>> {
  const rows = await db
    .select({
      imageId: images.imageId,
      digest: images.digest,
      group: images.group,
      missingPasses: images.missingPasses,
      lastListedAt: images.lastListedAt,
      goneAt: images.goneAt,
    })
    .from(images)
    .where(isOneOf(items.map(({ value }) => value.ref)));
  return new Map(rows.map((row) => [row.imageId, row]));
}

function isListed(row: Pick<KnownImage, "missingPasses" | "lastListedAt" | "goneAt">): boolean {
  return row.missingPasses === 0 && row.lastListedAt === null && row.goneAt === null;
}

type StoredImage = Awaited<ReturnType<typeof selectStored>>[number];

/** What is known of images that are stored already, by image id: all of them are of one source. */
async function readStored(db: Database, refs: readonly ImageRef[]): Promise<Map<string, StoredImage>> {
  if (refs.length === 0) return new Map();
  const rows = await selectStored(db, refs);
  return new Map(rows.map((row) => [row.imageId, row]));
}

function selectStored(db: Database, refs: readonly ImageRef[]) {
  return db
    .select({
      imageId: images.imageId,
      listed: images.listed,
      listedAt: images.listedAt,
      toldDigest: images.toldDigest,
      detailed: images.detailed,
      detailedAt: images.detailedAt,
      sharing: images.sharing,
      goneAt: images.goneAt,
      version: ROW_VERSION,
    })
    .from(images)
    .where(isOneOf(refs));
}

/** What a look told of the image itself, with the time of that look; null when no look has. */
export function detailedPicture(told: { detailed: Image | null; detailedAt: string | null }): Picture | null {
  return told.detailed && told.detailedAt ? { image: told.detailed, at: told.detailedAt } : null;
}

/** `digest` is of the texts and the picture, `toldDigest` of the texts alone; `text` is the picture as it is written. */
type Digests = { digest: string; toldDigest: string; text: string };

/** `digest` covers the picture too: when a new version reads the same text differently, the image is written again. */
function digestsOf({ value, answers: told }: Told<Image>): Digests {
  const text = JSON.stringify(value);
  const texts = told.map((answer) => `\n${answer.text}`).join("");
  return {
    digest: hash("sha256", texts + text, "base64"),
    toldDigest: hash("sha256", texts, "base64"),
    text,
  };
}
