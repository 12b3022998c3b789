import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AccountView } from "@/components/accounts/page/account-view";
import { ACCOUNT_DIALOGS, accountPath } from "@/components/accounts/paths";
import { requirePage } from "@/lib/auth";
import { connectionId as connectionIdSchema } from "@/lib/connections/schema";
import { readConnectionPage } from "@/lib/sync/connection-page";
import { endpointChoices } from "@/lib/sync/endpoints";
import {
  changeAccountEndpoints,
  changeAccountRegions,
  pauseAccount,
  readAccount,
  removeAccount,
  renameAccount,
  resumeAccount,
  rotateAccountKey,
  startStoredKeyProof,
  switchAccountDialect,
} from "../actions";

type Props = {
  params: Promise<{ connectionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await pageOf((await params).connectionId);
  return { title: page?.connection.name };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const page = await pageOf((await params).connectionId);
  if (page === null) notFound();
  const { open } = await searchParams;
  return (
    <AccountView
      initial={page}
      approved={await endpointChoices()}
      opened={ACCOUNT_DIALOGS.find((dialog) => dialog === open) ?? null}
      acts={{
        read: readAccount,
        pause: pauseAccount,
        resume: resumeAccount,
        prove: startStoredKeyProof,
        rename: renameAccount,
        changeRegions: changeAccountRegions,
        switchDialect: switchAccountDialect,
        rotateKey: rotateAccountKey,
        changeEndpoints: changeAccountEndpoints,
        remove: removeAccount,
      }}
    />
  );
}

/** For the page and its title, once per request: the title must not tell more than the page. */
const pageOf = cache(async (connectionId: string) => {
  const known = connectionIdSchema.safeParse(connectionId);
  await requirePage("admin", accountPath(connectionId));
  return known.success ? await readConnectionPage(known.data) : null;
});
