import type { ReactNode, Ref } from "react";
import { classes } from "@/components/ui/classes";
import { Skeleton } from "@/components/ui/skeleton";

/** The place beside the list where an image lies open; on a phone the whole screen. */
export function DrawerFrame({
  label,
  busy = false,
  pane,
  children,
}: {
  label: string;
  busy?: boolean;
  pane?: Ref<HTMLElement>;
  children: ReactNode;
}) {
  return (
    <aside
      ref={pane}
      aria-label={label}
      aria-busy={busy}
      className={classes(
        "fixed top-12 right-0 bottom-0 z-20 w-[min(784px,100vw)] overflow-y-auto bg-surface shadow-drawer [scrollbar-width:thin] phone:w-screen",
        // Its heading gets the focus in order to be read; it cannot be acted on.
        "animate-drawer [&_h1]:outline-none",
      )}
    >
      {children}
    </aside>
  );
}

/** What an image on its way looks like. */
export function DrawerSkeleton({ words }: { words: string }) {
  return (
    <div role="status" aria-label={words} className="grid animate-pulse gap-3 pt-8">
      <Skeleton className="h-6! w-80 max-w-full" />
      <Skeleton className="w-48" />
      <Skeleton className="mt-8 w-full" />
      <Skeleton className="w-full" />
      <Skeleton className="w-2/3" />
    </div>
  );
}
