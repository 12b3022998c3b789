import { useTranslations } from "next-intl";
import type { AuditAction } from "@/lib/domain/audit";

/** An act in words. Their keys have dots, which in messages would be a path. */
export function useActionWords(): (action: AuditAction) => string {
  const t = useTranslations("audit.actions");
  return (action) => t(action.replace(".", "-"));
}
