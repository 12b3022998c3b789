"use client";

import { useTranslations } from "next-intl";
import { DrawerFrame, DrawerSkeleton } from "./drawer-frame";

/** In the drawer's place while its code is fetched. */
export function DrawerLoading() {
  const t = useTranslations("list.drawer");
  return (
    <DrawerFrame label={t("label")} busy>
      <div className="px-5 pt-11 phone:px-4">
        <DrawerSkeleton words={t("loading")} />
      </div>
    </DrawerFrame>
  );
}
