export const ACCOUNTS_PATH = "/admin/accounts";
export const NEW_ACCOUNT_PATH = `${ACCOUNTS_PATH}/new`;

/** What can be opened on an account's page at once. */
export const ACCOUNT_DIALOGS = [
  "test",
  "rename",
  "regions",
  "dialect",
  "key",
  "endpoints",
  "remove",
] as const;
export type AccountDialog = (typeof ACCOUNT_DIALOGS)[number];

/** The page of one account, with a dialog of it open if wanted. */
export function accountPath(connectionId: string, dialog?: AccountDialog): string {
  const path = `${ACCOUNTS_PATH}/${encodeURIComponent(connectionId)}`;
  return dialog === undefined ? path : `${path}?open=${dialog}`;
}
