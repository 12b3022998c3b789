/** Why a backup was not made, or not restored, told apart by what somebody can do about it. */
export type BackupFailure =
  | "disk-full"
  | "database"
  | "file"
  /** The file is no backup, was cut off, or changed. */
  | "damaged"
  /** Made by a newer release, or the database is of one. */
  | "newer"
  /** The database holds something and nobody confirmed that it may go. */
  | "not-empty"
  /** The product, or something else of ours, works on the database. */
  | "in-use";

/** How an attempt at an automatic backup ended. */
export type BackupAttempt = {
  at: string;
  /** Null: it is made. */
  failure: BackupFailure | null;
};

export type KeptBackup = { name: string; bytes: number; madeAt: string };

/** When the last attempt was, and the last one that succeeded. Null: there was none. The newest is the first. */
export type BackupState = { lastTry: BackupAttempt | null; lastDoneAt: string | null; kept: KeptBackup[] };

export type StoreSizes = {
  databaseBytes: number;
  /** Exact texts of clouds' answers, the largest part of most installations. */
  answersBytes: number;
  /** The largest tables with their indexes; rows as the database last estimated them, null where it never did. */
  tables: { name: string; bytes: number; rows: number | null }[];
};

/** What the settings page tells of the store. */
export type StoreReport = {
  /** Null: the database did not tell. */
  sizes: StoreSizes | null;
  embedded: boolean;
  automatic: boolean;
  folder: string;
  /** Null: the folder cannot be read. */
  backups: BackupState | null;
};
