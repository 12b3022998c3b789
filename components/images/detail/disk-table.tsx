import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Evidence } from "@/lib/domain/answer";
import { type Disk, inDeviceOrder } from "@/lib/domain/disk";
import { whyMissing } from "@/lib/domain/evidence";
import { countText } from "@/lib/domain/size-text";
import {
  Encryption,
  isLocal,
  Lifetime,
  None,
  Role,
  ShortText,
  Size,
  Swatch,
  ThroughputHead,
  Type,
} from "./disk-cells";
import { DiskVolumeDetails } from "./disk-volume";

type Column = {
  key: string;
  head: ReactNode;
  right?: boolean;
  /** Whether the column stands; columns without a single value are left out. */
  shown: boolean;
  cell: (disk: Disk) => ReactNode;
};

/** Every disk with everything told of it. */
export function DiskTable({ disks, evidence }: { disks: Disk[]; evidence: Record<string, Evidence> }) {
  const t = useTranslations("detail.disks");
  const columns = useColumns(disks, evidence).filter(({ shown }) => shown);
  return (
    <ScrollRegion name={t("table")} className="overflow-x-auto -outline-offset-2">
      <table className="w-full border-collapse">
        <thead>
          <tr>
            {columns.map(({ key, head, right }) => (
              <th
                key={key}
                scope="col"
                className={classes(CELL, "h-8 text-small font-medium text-fg-2", right && "text-right")}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inDeviceOrder(disks).map((disk, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: disks may have no name; their order is fixed.
            <Fragment key={position}>
              <tr className="border-t border-line">
                {columns.map(({ key, cell, right }) => (
                  <td key={key} className={classes(CELL, "h-[38px] py-1", right && "text-right")}>
                    {cell(disk)}
                  </td>
                ))}
              </tr>
              {disk.volume && (
                <tr>
                  <td colSpan={columns.length} className="px-4 pb-2">
                    <DiskVolumeDetails volume={disk.volume} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const CELL = "px-2 text-left whitespace-nowrap first:pl-4 last:pr-4";

function useColumns(disks: Disk[], evidence: Record<string, Evidence>): Column[] {
  const t = useTranslations("detail.disks");
  const none = (field: string) => <None kind={whyMissing(evidence, `disks.${field}`)} />;
  const some = (told: (disk: Disk) => unknown) => disks.some((disk) => told(disk) !== null);
  const units = new Set(disks.flatMap(({ throughput }) => (throughput === null ? [] : [throughput.unit])));
  return [
    {
      key: "device",
      head: t("column.device"),
      shown: true,
      cell: (disk) => (
        <span className="inline-flex items-center gap-2">
          <Swatch disk={disk} />
          {disk.device === null ? none("device") : <ShortText text={disk.device} />}
        </span>
      ),
    },
    { key: "role", head: t("column.role"), shown: true, cell: (disk) => <Role role={disk.role} /> },
    {
      key: "size",
      head: t("column.size"),
      right: true,
      shown: true,
      cell: (disk) => <Size disk={disk} none={none("sizeGiB")} />,
    },
    {
      key: "type",
      head: t("column.type"),
      shown: some((disk) => disk.type) || disks.some(isLocal),
      cell: (disk) => <Type disk={disk} none={none("type")} />,
    },
    {
      key: "format",
      head: t("column.format"),
      shown: some((disk) => disk.format),
      cell: (disk) => (disk.format === null ? none("format") : <ShortText text={disk.format} />),
    },
    {
      key: "iops",
      head: t("column.iops"),
      right: true,
      shown: some((disk) => disk.iops),
      cell: (disk) => (disk.iops === null ? none("iops") : countText(disk.iops)),
    },
    {
      key: "throughput",
      head: <ThroughputHead units={units} />,
      right: true,
      shown: units.size > 0,
      cell: ({ throughput }) =>
        throughput === null
          ? none("throughput")
          : [countText(throughput.value), units.size > 1 ? throughput.unit : null].filter(Boolean).join(" "),
    },
    {
      key: "snapshot",
      head: t("column.snapshot"),
      shown: true,
      cell: (disk) => (disk.snapshotId === null ? none("snapshotId") : <ShortText text={disk.snapshotId} />),
    },
    {
      key: "encryption",
      head: t("column.encryption"),
      shown: true,
      cell: (disk) => <Encryption encrypted={disk.encrypted} none={none("encrypted")} />,
    },
    {
      key: "lifetime",
      head: t("column.lifetime"),
      shown: true,
      cell: (disk) => (
        <Lifetime deleteWithInstance={disk.deleteWithInstance} none={none("deleteWithInstance")} />
      ),
    },
  ];
}
