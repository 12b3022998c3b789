export { startDailyBackups } from "./daily";
export { BackupError } from "./errors";
export { type Restored, restoreBackup } from "./restore";
export { storeReport } from "./store-report";
export { type Written, writeBackup } from "./write";
