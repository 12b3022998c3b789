import { signal } from "../ui/signal";

/** Opens the sheet of keys. */
export const showKeys = signal();
