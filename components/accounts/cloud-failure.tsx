import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/domain/failure";
import { Gap } from "./gap";

/** What the cloud said: in plain words, what to do, and what its support desk asks for. Never its own message. */
export function CloudFailure({ failure, where }: { failure: Failure; where?: string }) {
  const t = useTranslations("connections.failure");
  const accounts = useTranslations("accounts");
  const title = t(`${failure.kind}.title`);
  return (
    <div className="min-w-0 [overflow-wrap:anywhere]">
      <b className="font-semibold">
        {where === undefined ? accounts("titled", { title }) : accounts("placed", { where, title })}
      </b>
      <Gap />
      <span className="text-fg-2">
        {failure.skewMs !== null && (
          <>
            {t("skew", { seconds: Math.round(failure.skewMs / 1000) })}
            <Gap />
          </>
        )}
        {t(`${failure.kind}.todo`)}
        {failure.action && (
          <>
            <Gap />
            <MissingRight action={failure.action} />
          </>
        )}
      </span>
      <FailureNumbers failure={failure} />
    </div>
  );
}

function MissingRight({ action }: { action: string }) {
  const t = useTranslations("failure");
  return t.rich("missingRight", { action, c: (words) => <code className="mono">{words}</code> });
}

/** Status, code and request id in one small line. */
export function FailureNumbers({ failure, after }: { failure: Failure; after?: React.ReactNode }) {
  const t = useTranslations("accounts.numbers");
  const { operation, httpStatus, code, requestId } = failure;
  return (
    <p className="pt-1 text-small text-fg-2 [overflow-wrap:anywhere]">
      <span className="mono">{operation}</span>
      {httpStatus !== null && ` · ${t("http", { status: String(httpStatus) })}`}
      {code !== null && (
        <>
          {" · "}
          <bdi className="mono">{code}</bdi>
        </>
      )}
      {requestId !== null && (
        <>
          {" · "}
          {t.rich("request", { id: requestId, c: (words) => <bdi className="mono">{words}</bdi> })}
        </>
      )}
      {after && <> · {after}</>}
    </p>
  );
}

/** The same as text to paste into a ticket. */
export function failureLines(failure: Failure): string {
  const { dialect, kind, operation, httpStatus, code, requestId } = failure;
  const lines = { dialect, kind, operation, status: httpStatus, code, request: requestId };
  return Object.entries(lines)
    .flatMap(([name, value]) => (value === null ? [] : `${name}: ${value}`))
    .join("\n");
}
