import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MatrixView } from "@/components/matrix/matrix-view";
import { requirePage } from "@/lib/auth";
import { matrixPath, readMatrixAddress } from "@/lib/domain/boards/matrix-address";
import { readMatrix } from "@/lib/inventory/boards/matrix";
import { readAgain } from "../images/actions";
import { type RawParams, toParams } from "../to-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("matrix");
  return { title: t("title") };
}

/** Which release is in which cloud and region, how many and how old. */
export default async function MatrixPage({ searchParams }: { searchParams: RawParams }) {
  const address = readMatrixAddress(toParams(await searchParams));
  const user = await requirePage("viewer", matrixPath(address));
  return (
    <MatrixView
      matrix={await readMatrix(address)}
      address={address}
      readAgain={user.role === "admin" ? readAgain : null}
    />
  );
}
