"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Proof, ProofCell, ProofRow } from "@/lib/domain/proof";
import { StatusGlyph } from "../../ui/status-glyph";
import { ScrollPanel } from "../scroll-panel";
import { columnsOf, foldMatrix, purposeOf } from "./fold-matrix";

/** Operation × region: a check mark for what works, words only for exceptions; equal regions are folded. */
export function ProofMatrix({ proof }: { proof: Proof }) {
  const t = useTranslations("wizard.matrix");
  const columns = columnsOf(proof);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (proof.rows.length === 0) return null;
  return (
    <ScrollPanel name={t("name")}>
      <table className="w-full border-collapse [&_td]:px-3 [&_th]:px-3">
        <thead>
          <tr className="text-left text-small text-fg-2 [&>th]:py-2 [&>th]:align-bottom [&>th]:font-medium">
            <th scope="col">{t("region")}</th>
            {columns.map((operation) => (
              <OperationHead key={operation} proof={proof} operation={operation} />
            ))}
          </tr>
        </thead>
        <tbody>
          {foldMatrix(proof.rows).map(({ shown, folded }) => {
            const first = shown[0]?.regionId ?? "";
            const open = opened.has(first);
            return [
              ...[...shown, ...(open ? folded : [])].map((row) => (
                <RegionRow key={row.regionId} row={row} columns={columns} />
              )),
              folded.length > 0 && !open && (
                <tr key={`${first} folded`} className="border-t border-line">
                  <td colSpan={columns.length + 1} className="h-9">
                    <button
                      type="button"
                      className="min-h-6 text-left text-accent hover:underline"
                      onClick={() => setOpened(new Set([...opened, first]))}
                    >
                      {t("folded", { count: folded.length, region: first })}
                    </button>
                  </td>
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

function OperationHead({ proof, operation }: { proof: Proof; operation: string }) {
  const t = useTranslations("wizard.matrix");
  const use = purposeOf(proof.dialect, operation);
  return (
    <th scope="col">
      {use && <span className="block whitespace-nowrap">{t(`use.${use}`)}</span>}
      <span className="mono block font-normal text-fg-3">{operation}</span>
    </th>
  );
}

function RegionRow({ row, columns }: { row: ProofRow; columns: readonly string[] }) {
  const t = useTranslations("connections.failure");
  const { regionId, cells, failure } = row;
  return (
    <tr className="border-t border-line [&>td]:h-9 [&>td]:whitespace-nowrap">
      <th scope="row" className="mono text-left font-normal whitespace-nowrap">
        {regionId}
      </th>
      {failure ? (
        <td colSpan={columns.length}>
          <span className="flex items-center gap-1.5 text-bad">
            <StatusGlyph glyph="failed" />
            {t(`${failure.kind}.title`)}
          </span>
        </td>
      ) : (
        columns.map((operation) => (
          <td key={operation}>
            <Cell cell={cells.find((cell) => cell.operation === operation) ?? null} />
          </td>
        ))
      )}
    </tr>
  );
}

function Cell({ cell }: { cell: ProofCell | null }) {
  const t = useTranslations("connections.proof");
  if (cell?.state === "allowed") {
    return (
      <>
        <Check size={16} strokeWidth={1.75} aria-hidden className="text-ok" />
        <span className="sr-only">{t("allowed")}</span>
      </>
    );
  }
  if (cell?.state === "denied") {
    return (
      <span className="flex items-center gap-1.5 text-warn">
        <StatusGlyph glyph="warning" />
        {t("denied")}
      </span>
    );
  }
  return <span className="text-fg-3">{t("not-asked")}</span>;
}
