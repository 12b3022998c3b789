import { classes } from "@/components/ui/classes";
import { Skeleton } from "@/components/ui/skeleton";

/** A row that is on its way, of a row's height. */
export function SkeletonRow({ index }: { index: number }) {
  return (
    <tr
      data-index={index}
      data-skeleton
      className="grid h-10 grid-cols-[40px_minmax(240px,1fr)_160px_minmax(200px,2fr)] items-center border-b border-line compact:h-8 phone:block phone:h-[148px] phone:p-3.5"
    >
      <td className="pl-4 phone:hidden">
        <Skeleton className="size-3.5! w-3.5" />
      </td>
      <td className="grid gap-1.5 px-2">
        <Skeleton className={classes(WIDTHS[index % WIDTHS.length])} />
        <Skeleton className="h-[7px]! w-24 compact:hidden" />
      </td>
      <td className="px-2 phone:mt-4 phone:block">
        <Skeleton className="w-24" />
      </td>
      <td className="px-2 phone:hidden">
        <Skeleton className="w-28" />
      </td>
    </tr>
  );
}

const WIDTHS = ["w-[180px]", "w-[140px]", "w-[204px]", "w-[156px]"];
