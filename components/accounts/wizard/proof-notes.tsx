import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Proof } from "@/lib/domain/proof";
import { type Glyph, StatusGlyph } from "../../ui/status-glyph";
import { CloudFailure, FailureNumbers } from "../cloud-failure";
import { Gap } from "../gap";
import { exceptionsOf, type ProofException, purposeOf } from "./fold-matrix";

/** So many regions are named; of more, the number says enough. */
const MOST_NAMED = 3;

/** Further apart than this, some clouds refuse what we sign. */
const CLOSE_MS = 60_000;

/** Below the matrix: each exception once, with its consequence and its remedy; then the clock. */
export function ProofNotes({ proof }: { proof: Proof }) {
  const t = useTranslations("connections.proof");
  const { clockOffsetMs, regionsFailure, rows } = proof;
  return (
    <ul className="grid gap-2.5 pt-4">
      {exceptionsOf(rows).map((exception) => (
        <ExceptionNote key={JSON.stringify(exception)} proof={proof} exception={exception} />
      ))}
      {regionsFailure && (
        <Note glyph="warning">
          <b className="font-semibold">{t("regionsFromDocuments")}</b>
          <FailureNumbers failure={regionsFailure} />
        </Note>
      )}
      {clockOffsetMs !== null && (
        <Note glyph={Math.abs(clockOffsetMs) > CLOSE_MS ? "warning" : "ok"}>
          {Math.abs(clockOffsetMs) > CLOSE_MS
            ? t("clockOff", { seconds: Math.round(Math.abs(clockOffsetMs) / 1000) })
            : t("clockOk")}
        </Note>
      )}
    </ul>
  );
}

function ExceptionNote({ proof, exception }: { proof: Proof; exception: ProofException }) {
  const t = useTranslations("wizard.note");
  const words = useTranslations("connections");
  const numbers = useTranslations("accounts.numbers");
  const format = useFormatter();
  const { regions } = exception;
  const everywhere =
    exception.kind === "denied" ? exception.everywhere : regions.length === proof.rows.length;
  const place =
    everywhere && regions.length > 1
      ? t("everywhere")
      : t("place", {
          regions: regions.slice(0, MOST_NAMED).join(t("comma")),
          more: Math.max(0, regions.length - MOST_NAMED),
        });
  if (exception.kind === "failure") {
    return (
      <Note glyph="failed">
        <CloudFailure failure={exception.failure} where={place} />
      </Note>
    );
  }
  if (exception.kind === "denied") {
    const { operation, action, reason, requestId } = exception.cell;
    const use = purposeOf(proof.dialect, operation);
    return (
      <Note glyph={use === "list" ? "failed" : "warning"}>
        <b className="font-semibold">
          {t.rich("denied", { operation, place, c: (name) => <code className="mono">{name}</code> })}
        </b>
        <Gap />
        <span className="text-fg-2">
          {words.rich("proof.grant", { action, c: (name) => <code className="mono">{name}</code> })}
          <Gap />
          {use && words(`policy.without.${use}`)}
        </span>
        {(reason !== null || requestId !== null) && (
          <p className="pt-1 text-small text-fg-2">
            {reason !== null && <bdi className="mono">{reason}</bdi>}
            {reason !== null && requestId !== null && " · "}
            {requestId !== null &&
              numbers.rich("request", {
                id: requestId,
                c: (id) => <bdi className="mono">{id}</bdi>,
              })}
          </p>
        )}
      </Note>
    );
  }
  const { reason, operations } = exception;
  const known = reason === "no-own-image" || reason === "no-list" || reason === "no-public-image";
  return (
    <Note glyph="unknown">
      <b className="font-semibold">
        {t.rich("notAsked", {
          operations: format.list(operations),
          place,
          c: (name) => <code className="mono">{name}</code>,
        })}
      </b>
      <Gap />
      {known ? (
        <span className="text-fg-2">{words(`proof.reason.${reason}`)}</span>
      ) : (
        <bdi className="mono text-fg-2">{reason}</bdi>
      )}
    </Note>
  );
}

function Note({ glyph, children }: { glyph: Glyph; children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <StatusGlyph glyph={glyph} className="mt-1" />
      <div className="min-w-0 [overflow-wrap:anywhere]">{children}</div>
    </li>
  );
}
