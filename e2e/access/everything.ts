import type { OwnDatabase } from "../own-database";

/** What acts change. Left out: when somebody was seen last, and what the reading of clouds writes by itself. */
const EVERYTHING = [
  "select id, email, name, role, password_hash, disabled_at from users order by id",
  "select token_hash, used_at from user_links order by token_hash",
  "select id, proved_at, ended_at from sessions order by id",
  "select issuer, subject, user_id from identities order by issuer, subject",
  "select * from connections order by id",
  "select * from settings order by key",
  "select id, name, address from views order by id",
  "select id, revoked_at from share_links order by id",
  "select connection_id, region_id, requested_at from scopes order by 1, 2, 3",
  "select number, action, actor_email from audit where result = 'done' order by number",
];

/** Everything that an act could have changed, as it stands now. */
export async function readEverything({ query }: OwnDatabase): Promise<unknown> {
  const tables: unknown[] = [];
  for (const text of EVERYTHING) tables.push(await query(text));
  return tables;
}
