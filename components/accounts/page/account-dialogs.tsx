"use client";

import type { DialectId } from "@/lib/domain/cloud";
import type { ConnectionSummary, CustomEndpoint } from "@/lib/domain/connection";
import type { AccountsActs } from "../list/accounts-view";
import type { AccountDialog } from "../paths";
import type { AccountAct } from "../told";
import type { credentialsOf } from "../typed-key";
import { DialectDialog } from "./dialect-dialog";
import { EndpointsDialog } from "./endpoints-dialog";
import { KeyDialog } from "./key-dialog";
import { RegionsDialog } from "./regions-dialog";
import { RemoveDialog } from "./remove-dialog";
import { RenameDialog } from "./rename-dialog";
import { TestDialog } from "./test-dialog";

type On<Input> = { connectionId: string } & Input;
type Credentials = ReturnType<typeof credentialsOf>;
type KeyReplaced = { sameAccount: true | "not-told" };

export type AccountPageActs = AccountsActs & {
  /** Begins to ask what the stored key may do; tells the job. */
  prove: AccountAct<{ connectionId: string }, string>;
  rename: AccountAct<On<{ name: string }>>;
  changeRegions: AccountAct<On<{ regions: string[] }>, { buried: number }>;
  switchDialect: AccountAct<On<{ dialect: DialectId }>>;
  rotateKey: AccountAct<On<{ credentials: Credentials }>, KeyReplaced>;
  changeEndpoints: AccountAct<On<{ endpoints: CustomEndpoint[]; credentials: Credentials }>, KeyReplaced>;
  remove: AccountAct<On<{ name: string }>, { buried: number }>;
};

export type DialogProps = {
  account: ConnectionSummary;
  /** Hosts that may take the place of a region's usual one. */
  approved: readonly string[];
  acts: AccountPageActs;
  /** Done; `words` tell what. With `stay` they stay on the page: there is something left to do. */
  onDone: (words: string, options?: { stay: boolean }) => void;
  onRemoved: (words: string) => void;
  onClose: () => void;
};

const DIALOGS: Record<AccountDialog, (props: DialogProps) => React.ReactNode> = {
  test: TestDialog,
  rename: RenameDialog,
  regions: RegionsDialog,
  dialect: DialectDialog,
  key: KeyDialog,
  endpoints: EndpointsDialog,
  remove: RemoveDialog,
};

/** The dialog that is open on an account's page. */
export function AccountDialogs({ open, ...props }: DialogProps & { open: AccountDialog | null }) {
  if (open === null) return null;
  const Dialog = DIALOGS[open];
  return <Dialog {...props} />;
}
