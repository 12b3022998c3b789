import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { columnOf } from "@/components/compare/compare-column";
import { CompareView } from "@/components/compare/compare-view";
import { requirePage } from "@/lib/auth";
import { compareImages } from "@/lib/domain/compare";
import { comparePath, readCompare } from "@/lib/domain/compare-address";
import { readToCompare } from "@/lib/inventory/compare";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("title") };
}

/** Two to six stored images side by side; the address names them, the first is the baseline. */
export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const raw = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((text): [string, string] => [name, text]),
  );
  const address = readCompare(new URLSearchParams(raw));
  await requirePage("viewer", comparePath(address.images, address.onlyDifferences));
  const read = await readToCompare(address.images, new Date());
  const images = read.flatMap(({ image }) => image ?? []);
  return (
    <CompareView
      named={address.named}
      columns={images.map(columnOf)}
      unknown={read.filter(({ image }) => image === null).map(({ ref }) => ref)}
      comparison={compareImages(images)}
    />
  );
}
