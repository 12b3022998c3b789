import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { Failure } from "@/lib/domain/failure";

/** What a support desk asks for: operation, status, code, request id. */
export function FailureFacts({ failure }: { failure: Failure }) {
  const t = useTranslations("detail.failure");
  const { operation, httpStatus, code, requestId } = failure;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-small text-fg-2 [overflow-wrap:anywhere]">
      <span className="mono">{operation}</span>
      {httpStatus !== null && <span>{t("http", { status: String(httpStatus) })}</span>}
      {code !== null && <bdi className="mono">{code}</bdi>}
      {requestId !== null && (
        <span className="inline-flex items-center gap-1">
          {t.rich("request", { id: () => <bdi className="mono">{requestId}</bdi> })}
          <CopyButton text={requestId} name={t("copyRequestId")} className="-my-1 size-6" />
        </span>
      )}
    </p>
  );
}

/** The right to grant, when the cloud or its documents name one. */
export function MissingRight({ failure }: { failure: Failure }) {
  const t = useTranslations("failure");
  return failure.action === null
    ? null
    : t.rich("missingRight", {
        action: failure.action,
        c: (chunks) => <code className="mono">{chunks}</code>,
      });
}
