import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProvedTab } from "@/components/proof/proved-tab";
import { ProofError, requirePage, requireRecentProof, type SignedIn } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("proof.tab");
  return { title: t("title") };
}

/** Where the sign-in provider sends people back to whom it asked again, in a tab of its own. */
export default async function ProvedPage() {
  const user = await requirePage("viewer", "/proved");
  return (
    <main id="main" className="flex-1 bg-surface pt-16">
      <ProvedTab proved={hasProved(user)} />
    </main>
  );
}

function hasProved(user: SignedIn): boolean {
  try {
    requireRecentProof(user);
    return true;
  } catch (error) {
    if (error instanceof ProofError) return false;
    throw error;
  }
}
