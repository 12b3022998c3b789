import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NEW_ACCOUNT_PATH } from "@/components/accounts/paths";
import type { PolicyShown } from "@/components/accounts/wizard/policy-panel";
import { WizardView } from "@/components/accounts/wizard/wizard-view";
import { requirePage } from "@/lib/auth";
import { listConnections, policyOf } from "@/lib/connections";
import type { DialectId } from "@/lib/domain/cloud";
import { currentSettings } from "@/lib/settings";
import { endpointChoices } from "@/lib/sync/endpoints";
import { cancelKeyProof, createAccount, startKeyProof } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("wizard");
  return { title: t("title") };
}

export default async function NewAccountPage() {
  await requirePage("admin", NEW_ACCOUNT_PATH);
  const [approved, connections, { ownPassMinutes, publicPassMinutes }] = await Promise.all([
    endpointChoices(),
    listConnections(),
    currentSettings(),
  ]);
  return (
    <WizardView
      policies={policies()}
      approved={approved}
      takenNames={connections.map(({ name }) => name)}
      minutes={{ own: ownPassMinutes, public: publicPassMinutes }}
      acts={{ prove: startKeyProof, cancel: cancelKeyProof, create: createAccount }}
    />
  );
}

function policies(): Record<DialectId, PolicyShown> {
  return {
    "tencent-cvm": policyOf("tencent-cvm"),
    "tencent-cvm-v2": policyOf("tencent-cvm-v2"),
    "jdcloud-vm": policyOf("jdcloud-vm"),
    "baidu-bcc": policyOf("baidu-bcc"),
    "alibaba-ens": policyOf("alibaba-ens"),
  };
}
