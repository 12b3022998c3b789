"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type Comparison, FEWEST_COMPARED, MOST_COMPARED, onlyDifferences } from "@/lib/domain/compare";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { PageFrame } from "../shell/page-frame";
import { Banner } from "../ui/banner";
import { Button, buttonClasses } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Segments } from "../ui/segments";
import { AddImage } from "./add-image";
import type { CompareColumn } from "./compare-column";
import { CompareMenu } from "./compare-menu";
import { CompareTable } from "./compare-table";

/** The page of a comparison. Which lines are shown is in the address and needs no server. */
export function CompareView({
  named,
  columns,
  unknown,
  comparison,
}: {
  /** How many images the address names; more than fit are left out. */
  named: number;
  columns: CompareColumn[];
  /** Images of the address that are not known here. */
  unknown: ImageRef[];
  comparison: Comparison;
}) {
  const t = useTranslations("compare");
  const only = useSearchParams().get("only") === "differences";
  const refs = columns.map(({ ref }) => ref);
  const show = (differences: boolean) =>
    window.history.pushState(null, "", comparePath([...refs, ...unknown], differences));
  const enough = columns.length >= FEWEST_COMPARED;
  const shown = only ? onlyDifferences(comparison) : comparison;
  return (
    <PageFrame
      title={columns.length === 0 ? t("title") : t("heading", { count: columns.length })}
      actions={
        <>
          {enough && (
            <Segments
              label={t("fields")}
              value={only ? "differences" : "all"}
              choices={[
                { value: "all", words: t("all", { count: comparison.lines }) },
                { value: "differences", words: t("differing", { count: comparison.differing }) },
              ]}
              onChange={(value) => show(value === "differences")}
            />
          )}
          {enough && <CompareMenu refs={refs} onlyDifferences={only} />}
          {columns.length > 0 && <AddImage refs={refs} onlyDifferences={only} />}
        </>
      }
    >
      <div className="grid gap-3">
        {named > MOST_COMPARED && <Banner tone="warn">{t("tooMany", { named, most: MOST_COMPARED })}</Banner>}
        {unknown.length > 0 && <Unknown unknown={unknown} known={refs} onlyDifferences={only} />}
        {enough ? (
          <>
            {shown.groups.length === 0 ? (
              <EmptyState
                title={t("same.title")}
                actions={<Button onClick={() => show(false)}>{t("same.action")}</Button>}
              >
                {t("same.text")}
              </EmptyState>
            ) : (
              <CompareTable columns={columns} comparison={shown} onlyDifferences={only} />
            )}
            <p className="text-small text-fg-3">{t("note")}</p>
          </>
        ) : (
          <TooFew column={columns[0]} onlyDifferences={only} />
        )}
      </div>
    </PageFrame>
  );
}

/** Nothing to compare with, or nothing at all. */
function TooFew({
  column,
  onlyDifferences: only,
}: {
  column: CompareColumn | undefined;
  onlyDifferences: boolean;
}) {
  const t = useTranslations("compare.few");
  return (
    <EmptyState
      title={column ? t("one") : t("none")}
      actions={
        <>
          {!column && <AddImage refs={[]} onlyDifferences={only} />}
          <Link href="/images" className={buttonClasses()}>
            {t("list")}
          </Link>
        </>
      }
    >
      {column ? t("oneText", { name: column.name ?? column.ref.imageId }) : t("noneText")}
    </EmptyState>
  );
}

function Unknown({
  unknown,
  known,
  onlyDifferences: only,
}: {
  unknown: ImageRef[];
  known: ImageRef[];
  onlyDifferences: boolean;
}) {
  const t = useTranslations("compare.unknown");
  return (
    <Banner
      tone="warn"
      actions={
        <Link href={comparePath(known, only)} className={buttonClasses()}>
          {t("drop")}
        </Link>
      }
    >
      <b className="font-semibold">{t("title", { count: unknown.length })}</b>{" "}
      <span className="mono">{unknown.map(({ imageId }) => imageId).join(", ")}</span>
      <br />
      {t("text")}
    </Banner>
  );
}
