import { useTranslations } from "next-intl";
import type { MissingKind } from "@/components/ui/missing";

/** Why there is no value, in words as long as a page has room for. Each kind has its own. */
export function MissingWords({ kind }: { kind: MissingKind }) {
  const t = useTranslations("detail.missing");
  const hint = useTranslations("common.missing");
  return (
    <span className="text-fg-3" data-missing={kind} title={hint(`${kind}.hint`)}>
      {t(kind)}
    </span>
  );
}
