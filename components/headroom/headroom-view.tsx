"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { BoardState } from "@/lib/domain/boards/board-state";
import type { Headroom } from "@/lib/domain/boards/headroom";
import {
  HEADROOM_TABS,
  type HeadroomAddress,
  headroomPath,
  headroomQuery,
} from "@/lib/domain/boards/headroom-address";
import type { ShareTargets } from "@/lib/domain/boards/share-targets";
import { BoardEmpty } from "../boards/board-empty";
import { BoardFrame } from "../boards/board-frame";
import { FileMenu } from "../boards/file-menu";
import type { ReadAgainAction } from "../images/list/read-again";
import { Segments } from "../ui/segments";
import { FullnessPanel } from "./fullness-panel";
import { HeadroomTable } from "./headroom-table";
import { QuotaCards } from "./quota-cards";
import { StandingChoice } from "./standing-choice";
import { TargetTable } from "./target-table";

export type HeadroomBoard = { tab: "limits"; board: Headroom } | { tab: "targets"; board: ShareTargets };

/** How full sharing limits and image quotas are, and on the second tab who own images are shared with. */
export function HeadroomView({
  told,
  address,
  readAgain,
}: {
  told: HeadroomBoard;
  address: HeadroomAddress;
  readAgain: ReadAgainAction | null;
}) {
  const t = useTranslations("headroom");
  const cloudName = useTranslations("word.cloud");
  const router = useRouter();
  const go = (change: Partial<HeadroomAddress>) =>
    router.push(headroomPath({ ...address, page: 1, target: null, ...change }), { scroll: false });
  const board: BoardState = told.board;

  return (
    <BoardFrame
      title={t("heading")}
      board={board}
      readAgain={readAgain}
      actions={
        <>
          {told.tab === "limits" && told.board.clouds.length > 1 && (
            <Segments
              label={t("clouds.label")}
              value={address.cloud ?? "all"}
              choices={[
                { value: "all" as const, words: t("clouds.all") },
                ...told.board.clouds.map(({ cloud }) => ({ value: cloud, words: cloudName(cloud) })),
              ]}
              onChange={(cloud) => go({ cloud: cloud === "all" ? null : cloud })}
            />
          )}
          <FileMenu file={(format) => `/api/headroom?format=${format}&${headroomQuery(address)}`} />
        </>
      }
    >
      <div className="mb-4">
        <Segments
          label={t("tabs.label")}
          value={address.tab}
          choices={HEADROOM_TABS.map((value) => ({ value, words: t(`tabs.${value}`) }))}
          onChange={(tab) => go({ tab, standing: null, cloud: null })}
        />
      </div>
      {told.tab === "targets" ? (
        <TargetTable board={told.board} />
      ) : told.board.total === 0 ? (
        <>
          <BoardEmpty board={board} title={t("empty.title")} text={t("empty.text")} />
          <QuotaCards quotas={told.board.quotas} alertPercent={told.board.alertPercent} />
        </>
      ) : (
        <>
          <FullnessPanel board={told.board} />
          <StandingChoice board={told.board} address={address} choose={(standing) => go({ standing })} />
          <HeadroomTable board={told.board} address={address} />
          <p className="mt-3 max-w-[110ch] text-small text-fg-3">{t("note")}</p>
          <QuotaCards quotas={told.board.quotas} alertPercent={told.board.alertPercent} />
        </>
      )}
    </BoardFrame>
  );
}
