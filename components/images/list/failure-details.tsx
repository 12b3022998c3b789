"use client";

import { useTranslations } from "next-intl";
import { useZone } from "@/components/ui/clock";
import { CopyButton } from "@/components/ui/copy-button";
import { exactText } from "@/components/ui/time-text";
import type { Failure } from "@/lib/domain/failure";

/**
 * What a failure probably means and what to do; below it what the cloud's support desk asks for. `until`: when a cloud
 * that wants to be left alone is asked again.
 */
export function FailureDetails({
  failure,
  since,
  until,
}: {
  failure: Failure;
  since: string | null;
  until?: string;
}) {
  const t = useTranslations("failure");
  const list = useTranslations("list.sources");
  const zone = useZone();
  return (
    <div className="mt-2 rounded-md bg-bad-soft px-3 py-2 text-small">
      <p>{t(`meaning.${failure.kind}`)}</p>
      {failure.action && (
        <p className="mt-1">
          {t.rich("missingRight", {
            action: failure.action,
            c: (words) => <code className="mono [overflow-wrap:anywhere]">{words}</code>,
          })}
        </p>
      )}
      {failure.skewMs !== null && <p>{t("skew", { seconds: Math.round(failure.skewMs / 1000) })}</p>}
      {until !== undefined ? (
        <p>{t("throttledUntil", { time: exactText(until, zone) })}</p>
      ) : (
        failure.retryAfterMs !== null && (
          <p>{t("retryAfter", { seconds: Math.ceil(failure.retryAfterMs / 1000) })}</p>
        )
      )}
      <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-fg-2">
        {since && (
          <>
            <dt className="sr-only">{list("condition.failing")}</dt>
            <dd className="col-span-2">{list("since", { time: exactText(since, zone) })}</dd>
          </>
        )}
        <dt>{list("operation")}</dt>
        <dd className="mono">
          {failure.operation}
          {failure.httpStatus !== null && ` · ${list("http", { status: String(failure.httpStatus) })}`}
        </dd>
        {failure.code && (
          <>
            <dt>{list("code")}</dt>
            <dd className="mono [overflow-wrap:anywhere]">
              <bdi>{failure.code}</bdi>
            </dd>
          </>
        )}
        {failure.requestId && (
          <>
            <dt>{list("request")}</dt>
            <dd className="mono flex items-start gap-1 [overflow-wrap:anywhere]">
              <bdi>{failure.requestId}</bdi>
              <CopyButton text={failure.requestId} name={list("copyRequest")} className="-my-1 size-6!" />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
