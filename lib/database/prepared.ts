import { type Database, database } from ".";

/**
 * A statement of the process's database that is asked often: built once, and read and planned by PostgreSQL once per
 * connection, for which it has to have a name (`prepare("…")`).
 */
export function prepared<Statement>(prepare: (db: Database) => Statement): () => Promise<Statement> {
  const known = new WeakMap<Database, Statement>();
  return async () => {
    const db = await database();
    const statement = known.get(db) ?? prepare(db);
    known.set(db, statement);
    return statement;
  };
}
