import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DriftView } from "@/components/drift/drift-view";
import { requirePage } from "@/lib/auth";
import { readDrift } from "@/lib/inventory/drift";
import { takeNote } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("drift");
  return { title: t("title") };
}

export default async function DriftPage() {
  await requirePage("admin", "/admin/drift");
  const kinds = await readDrift();
  return <DriftView kinds={kinds} readAt={new Date().toISOString()} takeNote={takeNote} />;
}
