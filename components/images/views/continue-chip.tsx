"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useViews, type ViewActs } from "./use-views";

const ContinueLink = dynamic(() => import("./continue-link").then(({ ContinueLink }) => ContinueLink), {
  ssr: false,
});

/**
 * On the plain list, the way back to what the person looked at last. A plain link means the same for everybody, so
 * nothing is filtered by itself; who has cleared the filters just now is not asked either.
 */
export function ContinueChip({
  address,
  accounts,
  keepLast,
}: {
  address: string;
  /** Display names of accounts, by their ids. */
  accounts: Record<string, string>;
  keepLast: ViewActs["keepLast"];
}) {
  const { data: shelf } = useViews();
  const [cameHere] = useState(address === "");
  const [moved, setMoved] = useState(false);
  if (address !== "" && !moved) setMoved(true);
  if (!cameHere || moved || !shelf?.last) return null;
  return <ContinueLink shelf={shelf} last={shelf.last} accounts={accounts} keepLast={keepLast} />;
}
