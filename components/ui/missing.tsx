import { useTranslations } from "next-intl";

/** Why there is no value. Each kind has words of its own; none of them is a dash or a zero. */
export type MissingKind =
  | "not-reported"
  | "not-applicable"
  | "owner-only"
  | "not-asked"
  | "not-permitted"
  | "no-value"
  | "none-published";

/**
 * Grey words in place of a value, with a longer sentence on hover. In a dense cell a dash stands for "not reported",
 * and for nothing else.
 */
export function Missing({
  kind,
  dense = false,
  className,
}: {
  kind: MissingKind;
  dense?: boolean;
  className?: string;
}) {
  const t = useTranslations("common.missing");
  return (
    <span className={className ?? "text-fg-3"} title={t(`${kind}.hint`)} data-missing={kind}>
      {dense && kind === "not-reported" ? (
        <>
          <span aria-hidden="true">—</span>
          <span className="sr-only">{t(`${kind}.word`)}</span>
        </>
      ) : (
        t(`${kind}.word`)
      )}
    </span>
  );
}

/** A word of the cloud that we do not know: its own text in mono. `raw` null: the cloud sent none. */
export function UnknownWord({ raw }: { raw: string | null }) {
  const t = useTranslations("common.missing");
  return raw === null || raw === "" ? (
    <Missing kind="no-value" />
  ) : (
    <span className="mono text-fg-2" title={t("unknown-word")}>
      <bdi>{raw}</bdi>
    </span>
  );
}
