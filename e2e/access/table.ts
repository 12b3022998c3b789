import type { Row } from "./row";
import { ACCOUNT_ACTIONS } from "./rows/account-actions";
import { ACTIONS } from "./rows/actions";
import { ADMIN_ACTIONS } from "./rows/admin-actions";
import { ALERT_ACTIONS, ALERT_READS } from "./rows/alerts";
import { BOARDS } from "./rows/boards";
import { CHANGES_ACTIONS, CHANGES_READS } from "./rows/changes";
import { NOTHING } from "./rows/nothing";
import { PAGES } from "./rows/pages";
import { FORMS, ROUTES } from "./rows/routes";

/** Everything of the product that answers requests, and what everybody is answered. One row at least per entry. */
export const TABLE: readonly Row[] = [
  ...PAGES,
  ...ROUTES,
  ...BOARDS,
  ...FORMS,
  ...CHANGES_READS,
  ...ALERT_READS,
  ...ACTIONS,
  ...CHANGES_ACTIONS,
  ...ALERT_ACTIONS,
  ...ADMIN_ACTIONS,
  ...ACCOUNT_ACTIONS,
  ...NOTHING,
];

/** What is told to some and not to others. */
export const PROTECTED = [...PAGES, ...ROUTES, ...BOARDS, ...CHANGES_READS, ...ALERT_READS].filter(
  ({ expected, tells }) => tells !== undefined && expected.anonymous !== "OK",
);
