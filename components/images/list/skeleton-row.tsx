import { classes } from "@/components/ui/classes";
import { Skeleton } from "@/components/ui/skeleton";
import { GRID } from "./columns";

/** A row that is on its way, of a row's height. */
export function SkeletonRow({ index }: { index: number }) {
  return (
    <tr
      className={classes(
        GRID,
        "h-10 items-center border-b border-line pr-4 pl-2 phone:block phone:h-[148px] phone:p-3.5",
      )}
    >
      <td className="grid gap-1.5 px-2">
        <Skeleton className={WIDTHS[index % WIDTHS.length]} />
        <Skeleton className="h-[7px]! w-24" />
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
