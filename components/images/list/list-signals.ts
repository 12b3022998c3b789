import { signal } from "@/components/ui/signal";

/** Opens the column chooser, when the list is on the screen. */
export const chooseColumns = signal();
