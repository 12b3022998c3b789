import { useTranslations } from "next-intl";
import { CLOUD_MARKS, cloudOf, type DialectId } from "@/lib/domain/cloud";
import { classes } from "./classes";

/** Two neutral letters for a cloud, never a vendor's logo. The full name is its title and its name for a reader. */
export function CloudTile({
  dialect,
  large = false,
  className,
}: {
  dialect: DialectId;
  large?: boolean;
  className?: string;
}) {
  const t = useTranslations("word.cloud");
  const name = t(cloudOf(dialect));
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={classes(
        "inline-grid flex-none place-items-center border border-line-strong bg-sunken font-mono font-semibold leading-none tracking-[.02em] text-fg-2",
        large ? "size-9 rounded-lg text-[13px]" : "size-[22px] rounded-[5px] text-[9.5px]",
        className,
      )}
    >
      {CLOUD_MARKS[cloudOf(dialect)]}
    </span>
  );
}
