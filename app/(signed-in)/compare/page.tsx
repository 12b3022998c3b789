import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { columnOf } from "@/components/compare/compare-column";
import { CompareView } from "@/components/compare/compare-view";
import { requirePage } from "@/lib/auth";
import { compareImages } from "@/lib/domain/compare";
import { comparePath, readCompare } from "@/lib/domain/compare-address";
import { readToCompare } from "@/lib/inventory/compare";
import { type RawParams, toParams } from "../to-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("title") };
}

/** Two to six stored images side by side; the address names them, the first is the baseline. */
export default async function ComparePage({ searchParams }: { searchParams: RawParams }) {
  const address = readCompare(toParams(await searchParams));
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
