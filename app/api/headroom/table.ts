import type { Translate } from "@/components/images/translate";
import { fullnessOf, type Headroom } from "@/lib/domain/boards/headroom";
import type { ShareTargets } from "@/lib/domain/boards/share-targets";
import { cloudOf } from "@/lib/domain/cloud";
import type { BoardTable } from "../boards/board-file";

const COLUMNS = [
  ["kind", false],
  ["name", false],
  ["id", false],
  ["cloud", false],
  ["account", false],
  ["region", false],
  ["standing", false],
  ["used", true],
  ["limit", true],
  ["basis", false],
  ["askedAt", false],
] as const;

/** The images of the page, then the image quotas of all sources. */
export function limitsTable(board: Headroom, t: Translate): BoardTable {
  return {
    columns: columnsOf(COLUMNS, t),
    rows: [
      ...board.rows.map((row) => {
        const { used, limit, limitBasis, targets, askedAt } = row.sharing;
        const sharing = { ...row.sharing, targets: targets === "known" ? [] : targets };
        const { standing } = fullnessOf({ ownership: row.ownership, sharing }, board.alertPercent);
        return [
          t("headroom.file.sharing"),
          row.name,
          row.ref.imageId,
          t(`word.cloud.${row.cloud}`),
          row.connectionName,
          row.ref.regionId,
          t(`headroom.standing.${standing}`),
          used,
          limit,
          limit === null ? null : t(`headroom.basis.${limitBasis}`),
          askedAt ?? (standing === "not-asked" ? null : row.readAt),
        ];
      }),
      ...board.quotas.map((quota) => [
        t("headroom.file.quota"),
        null,
        null,
        t(`word.cloud.${cloudOf(quota.dialect)}`),
        quota.connectionName,
        quota.regionId,
        t(`headroom.quota.known.${quota.known}`),
        quota.used,
        quota.limit,
        null,
        quota.askedAt,
      ]),
    ],
  };
}

const TARGET_COLUMNS = [
  ["cloud", false],
  ["target", false],
  ["targetName", false],
  ["sharedBy", false],
  ["images", true],
] as const;

export function targetsTable({ targets }: ShareTargets, t: Translate): BoardTable {
  return {
    columns: columnsOf(TARGET_COLUMNS, t),
    rows: targets.map(({ cloud, account, name, sharedBy, images }) => [
      t(`word.cloud.${cloud}`),
      account,
      name,
      sharedBy.join(", "),
      images,
    ]),
  };
}

function columnsOf(
  columns: readonly (readonly [key: string, numeric: boolean])[],
  t: Translate,
): BoardTable["columns"] {
  return columns.map(([key, numeric]) => ({ key, heading: t(`headroom.file.${key}`), numeric }));
}
