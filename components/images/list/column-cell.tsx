"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { CloudTile } from "@/components/ui/cloud-tile";
import { Missing, UnknownWord } from "@/components/ui/missing";
import { RelativeTime } from "@/components/ui/relative-time";
import { totalGiB } from "@/lib/domain/disk";
import type { ImageRow } from "@/lib/domain/image-list";
import type { ColumnId } from "@/lib/domain/list-columns";
import type { Mapped, NotReported } from "@/lib/domain/mapped";
import { sizeText } from "@/lib/domain/size-text";
import { CreatedCell } from "./created-cell";
import { DisksCell } from "./disks-cell";
import { LifecycleText } from "./lifecycle-text";
import { MarkedText } from "./marked-text";
import type { RowShape } from "./row-shape";
import { SharedCell } from "./shared-cell";
import { StatusCell } from "./status-cell";
import { SystemCell } from "./system-cell";
import { FIRST_LINE } from "./two-lines";

/** What one column shows of an image. The name has a cell of its own. */
export function ColumnCell({
  id,
  row,
  shape,
}: {
  id: Exclude<ColumnId, "name">;
  row: ImageRow;
  shape: RowShape;
}): ReactNode {
  const words = useTranslations("word");
  const devices = useTranslations("detail.fact.rootDeviceWord");
  switch (id) {
    case "place":
      return <Place row={row} />;
    case "os":
      return <SystemCell row={row} shape={shape} />;
    case "arch":
      return <Word mapped={row.architecture} words={(value) => value} mono />;
    case "ownership":
      return <Word mapped={row.ownership} words={(value) => words(`ownership.${value}`)} />;
    case "status":
      return <StatusCell row={row} shape={shape} />;
    case "disks":
      return <DisksCell row={row} shape={shape} />;
    case "shared":
      return <SharedCell row={row} shape={shape} />;
    case "created":
      return <CreatedCell row={row} />;
    case "id":
      return <Text text={row.ref.imageId} mono />;
    case "cloud":
      return words(`cloud.${row.cloud}`);
    case "account":
      return <Text text={row.connectionName} />;
    case "region":
      return <Text text={row.ref.regionId} mono />;
    case "release":
      return <Text text={row.os.release} />;
    case "lifecycle":
      return <LifecycleText lifecycle={row.lifecycle} />;
    case "description":
      return <Text text={row.description} />;
    case "owner":
      return <Text text={row.owner} mono />;
    case "placement":
      return <Text text={row.placement} mono />;
    case "systemDisk":
      return <Size gib={row.systemDiskGiB} />;
    case "totalDisk":
      return row.disks === "not-reported" ? (
        <Missing kind="not-reported" dense />
      ) : (
        <Size gib={totalGiB(row.disks)} />
      );
    case "encryption":
      return <Encryption row={row} />;
    case "diskKinds":
      return <DiskKinds row={row} />;
    case "snapshot":
      return <Text text={row.snapshotId} mono />;
    case "minDisk":
      return <Size gib={row.minDiskGiB} />;
    case "imageSize":
      return <Size gib={row.imageSizeGiB} />;
    case "rootDevice":
      return <Word mapped={row.rootDevice} words={(value) => devices(value)} />;
    case "sourceInstance":
      return <Text text={row.sourceInstanceId} mono />;
    case "tags":
      return <Tags row={row} />;
    case "notes":
      return <Notes row={row} />;
    case "firstSeen":
      return <RelativeTime at={row.firstSeenAt} />;
    case "read":
      return <RelativeTime at={row.readAt} />;
  }
}

/** Set out in two columns by its cell. In a row of one line the region tells more than the account. */
function Place({ row }: { row: ImageRow }) {
  return (
    <>
      <CloudTile dialect={row.dialect} className="row-span-2 compact:row-span-1" />
      <MarkedText text={row.connectionName} className={classes(FIRST_LINE, "compact:hidden")} />
      <MarkedText
        text={row.placement ?? row.ref.regionId}
        className="block truncate mono-micro text-fg-3 compact:text-small compact:text-fg"
      />
    </>
  );
}

/** A text of the cloud, cut where it is too long; the whole is its title. */
function Text({ text, mono = false }: { text: string | null; mono?: boolean }) {
  if (text === null || text === "") return <Missing kind="no-value" />;
  return <MarkedText text={text} title={text} className={mono ? "block truncate mono" : "block truncate"} />;
}

/** A word of ours, or the cloud's own where we do not know it. */
function Word<T extends string>({
  mapped,
  words,
  mono = false,
}: {
  mapped: Mapped<T> | NotReported;
  words: (value: T) => string;
  mono?: boolean;
}) {
  if (mapped === "not-reported") return <Missing kind="not-reported" dense />;
  if (mapped.value === "unknown") return <UnknownWord raw={mapped.raw} />;
  // TypeScript does not see the comparison through the type parameter.
  return (
    <span className={mono ? "mono block truncate text-fg-2" : "block truncate"}>
      {words(mapped.value as T)}
    </span>
  );
}

function Size({ gib }: { gib: number | null }) {
  return gib === null ? (
    <Missing kind="no-value" />
  ) : (
    <span title={sizeText(gib)}>{sizeText(gib, "short")}</span>
  );
}

/** Of all disks together; a disk that does not say makes the answer unknown unless another differs. */
function Encryption({ row }: { row: ImageRow }) {
  const t = useTranslations("list.values.encryption");
  const none = useTranslations("list.row");
  const { disks } = row;
  if (disks === "not-reported") return <Missing kind="not-reported" dense />;
  if (disks.length === 0) return <span className="text-fg-3">{none("disks", { count: 0 })}</span>;
  const said = new Set(disks.map(({ encrypted }) => encrypted));
  if (said.has(true)) return t(said.size === 1 ? "encrypted" : "mixed");
  if (said.has(null)) return <Missing kind="not-reported" dense />;
  return t("not-encrypted");
}

function DiskKinds({ row }: { row: ImageRow }) {
  const none = useTranslations("list.row");
  const { disks } = row;
  if (disks === "not-reported") return <Missing kind="not-reported" dense />;
  if (disks.length === 0) return <span className="text-fg-3">{none("disks", { count: 0 })}</span>;
  const kinds = [...new Set(disks.flatMap(({ type }) => type ?? []))];
  return kinds.length === 0 ? <Missing kind="not-reported" dense /> : <Text text={kinds.join(", ")} mono />;
}

function Tags({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  if (row.tags.length === 0) return <span className="text-fg-3">{t("noTags")}</span>;
  return <Text text={row.tags.map(({ key, value }) => (value ? `${key}=${value}` : key)).join(" ")} mono />;
}

function Notes({ row }: { row: ImageRow }) {
  const t = useTranslations("list.values.notes");
  const none = useTranslations("list.row");
  if (row.noteCodes.length === 0) return <span className="text-fg-3">{none("noNotes")}</span>;
  const words = row.noteCodes.map((code) => (t.has(code as "none") ? t(code as "none") : code)).join(", ");
  return (
    <span className="block truncate" title={words}>
      {words}
    </span>
  );
}
