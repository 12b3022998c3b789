import { Anchor, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { ForeignText } from "@/components/ui/foreign-text";
import type { Disk } from "@/lib/domain/disk";
import { sizeText } from "@/lib/domain/size-text";
import styles from "./disk-map.module.css";
import { LongText } from "./long-text";

/** In a table the dash means "not reported"; its words come on hover and to a screen reader. */
export function None({ kind }: { kind: "not-reported" | "no-value" }) {
  const t = useTranslations("detail.missing");
  return (
    <span className="text-fg-3" title={t(kind)} data-missing={kind}>
      <span aria-hidden="true">{kind === "not-reported" ? "—" : t("none")}</span>
      <span className="sr-only">{t(kind)}</span>
    </span>
  );
}

/** A cloud's short word on one line; one that is not short is folded. */
export function ShortText({ text }: { text: string }) {
  if (text.length > 300) {
    return (
      <span className="inline-block max-w-56 whitespace-normal">
        <LongText text={text} className="mono" />
      </span>
    );
  }
  return (
    <span className="inline-block max-w-56 truncate align-bottom" title={text.length > 24 ? text : undefined}>
      <ForeignText text={text} className="mono" />
    </span>
  );
}

export function Swatch({ disk }: { disk: Disk }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        styles.swatch,
        disk.role.value === "system" && styles.system,
        disk.role.value === "unknown" && styles.unknown,
        disk.sizeGiB === null ? styles.unsized : disk.encrypted === true && styles.encrypted,
      )}
    />
  );
}

export function Role({ role }: Pick<Disk, "role">) {
  const t = useTranslations("detail.disks.roleName");
  if (role.value !== "unknown") return t(role.value);
  return role.raw === null ? t("unknown") : <ShortText text={role.raw} />;
}

export function Size({ disk, none }: { disk: Disk; none: ReactNode }) {
  const t = useTranslations("common");
  if (disk.sizeGiB !== null) return sizeText(disk.sizeGiB);
  if (disk.minSizeGiB === null) return none;
  return <span className="text-fg-3">{t("atLeast", { size: sizeText(disk.minSizeGiB) })}</span>;
}

/** The type; a local disk says so, because it does not outlive its host. */
export function Type({ disk, none }: { disk: Disk; none: ReactNode }) {
  const t = useTranslations("detail.disks.category");
  const { type, category } = disk;
  const local = isLocal({ category });
  return (
    <>
      {type === null ? !local && none : <ShortText text={type} />}
      {local && category !== "not-reported" && (
        <span className={classes("text-small text-fg-2", type !== null && "ml-1.5")}>
          {category.value !== "unknown"
            ? t(category.value)
            : category.raw !== null && <ShortText text={category.raw} />}
        </span>
      )}
    </>
  );
}

/** Anything but a cloud disk or silence deserves words. */
export function isLocal({ category }: Pick<Disk, "category">): boolean {
  return category !== "not-reported" && category.value !== "cloud";
}

export function ThroughputHead({ units }: { units: Set<string | null> }) {
  const t = useTranslations("detail.disks.column");
  const [unit] = units;
  if (units.size === 1 && unit != null) return unit;
  return (
    <>
      {t("throughput")}
      {units.has(null) && (
        <span className="block text-micro font-normal text-fg-3">{t("unitNotStated")}</span>
      )}
    </>
  );
}

export function Encryption({ encrypted, none }: { encrypted: boolean | null; none: ReactNode }) {
  const t = useTranslations("detail.disks");
  if (encrypted === null) return none;
  if (!encrypted) return <span className="text-fg-2">{t("notEncrypted")}</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Lock size={14} strokeWidth={1.5} aria-hidden />
      {t("encryptedWord")}
    </span>
  );
}

export function Lifetime({
  deleteWithInstance,
  none,
}: {
  deleteWithInstance: boolean | null;
  none: ReactNode;
}) {
  const t = useTranslations("detail.disks");
  if (deleteWithInstance === null) return none;
  if (deleteWithInstance) return <span className="text-fg-2">{t("withInstance")}</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Anchor size={14} strokeWidth={1.5} aria-hidden />
      {t("kept")}
    </span>
  );
}
