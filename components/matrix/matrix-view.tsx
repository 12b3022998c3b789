"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { MATRIX_BY, type Matrix } from "@/lib/domain/boards/matrix";
import {
  foldedIn,
  MATRIX_WHOSE,
  type MatrixAddress,
  matrixPath,
  matrixQuery,
} from "@/lib/domain/boards/matrix-address";
import { whoseFilter } from "@/lib/domain/boards/whose";
import { withChoice } from "@/lib/domain/image-filter";
import { listPath } from "@/lib/domain/links";
import { BoardEmpty } from "../boards/board-empty";
import { BoardFrame } from "../boards/board-frame";
import { FileMenu } from "../boards/file-menu";
import type { ReadAgainAction } from "../images/list/read-again";
import { Button } from "../ui/button";
import { Segments } from "../ui/segments";
import { Tag } from "../ui/tag";
import { MatrixLegend } from "./matrix-legend";
import { MatrixList } from "./matrix-list";
import { MatrixTable } from "./matrix-table";

/** Columns up to which the table keeps the width of other pages. */
const MOST_NARROW = 16;

/** Which release is where: a table, on a phone a list by release. Its state is the address. */
export function MatrixView({
  matrix,
  address,
  readAgain,
}: {
  matrix: Matrix;
  address: MatrixAddress;
  readAgain: ReadAgainAction | null;
}) {
  const t = useTranslations("matrix");
  const router = useRouter();
  const folded = foldedIn(matrix, address);
  const go = (change: Partial<MatrixAddress>) =>
    router.push(matrixPath({ ...address, ...change }), { scroll: false });
  const allFolded = matrix.families.every(({ os }) => folded.has(os));
  const toggle = (os: string) =>
    go({ folded: folded.has(os) ? [...folded].filter((other) => other !== os) : [...folded, os] });

  return (
    <BoardFrame
      title={t(`heading.${address.by}`)}
      board={matrix}
      readAgain={readAgain}
      wide={matrix.columns.length > MOST_NARROW}
      actions={
        <>
          <Attention matrix={matrix} address={address} />
          <FileMenu file={(format) => `/api/matrix?format=${format}&${matrixQuery(address)}`} />
        </>
      }
    >
      <div className="mb-2.5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segments
          label={t("whose.label")}
          value={address.whose}
          choices={MATRIX_WHOSE.map((value) => ({ value, words: t(`whose.${value}`) }))}
          onChange={(whose) => go({ whose })}
        />
        <Segments
          label={t("by.label")}
          value={address.by}
          choices={MATRIX_BY.map((value) => ({ value, words: t(`by.${value}`) }))}
          onChange={(by) => go({ by })}
        />
        {matrix.families.length > 0 && (
          <Button
            look="ghost"
            className="phone:hidden!"
            onClick={() => go({ folded: allFolded ? [] : matrix.families.map(({ os }) => os) })}
          >
            {t(allFolded ? "openAll" : "foldAll")}
          </Button>
        )}
        <MatrixLegend columns={matrix.columns} />
      </div>
      {matrix.total === 0 ? (
        <BoardEmpty board={matrix} title={t("empty.title")} text={t(`empty.${address.whose}`)} />
      ) : (
        <>
          <MatrixTable matrix={matrix} address={address} folded={folded} toggle={toggle} />
          <MatrixList matrix={matrix} address={address} />
          <p className="mt-3 max-w-[110ch] text-small text-fg-3">{t("note", { date: matrix.datasetDate })}</p>
        </>
      )}
    </BoardFrame>
  );
}

/** How many images have lost their support, and how many lose it soon; each leads to them. */
function Attention({ matrix, address }: { matrix: Matrix; address: MatrixAddress }) {
  const t = useTranslations("matrix");
  const of = (state: "ended" | "ending") =>
    listPath(withChoice(whoseFilter(address.whose), "lifecycle", state, "include"));
  return (
    <>
      {matrix.ended > 0 && (
        <Link href={of("ended")} prefetch={false} className="rounded-sm no-underline hover:underline">
          <Tag tone="bad">{t("ended", { count: matrix.ended })}</Tag>
        </Link>
      )}
      {matrix.ending > 0 && (
        <Link href={of("ending")} prefetch={false} className="rounded-sm no-underline hover:underline">
          <Tag tone="warn">{t("ending", { count: matrix.ending, days: matrix.endingDays })}</Tag>
        </Link>
      )}
    </>
  );
}
