"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState, useTransition } from "react";
import type { ImageRef } from "@/lib/domain/image";
import { imagePath } from "@/lib/domain/links";
import { linkSpans, type SharingRules } from "@/lib/domain/share-link";
import { Moment } from "../images/detail/moment";
import { FailureText } from "../proof/failure-text";
import { type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { FIELD } from "../ui/field";
import { useCopy } from "../ui/use-copy";
import { fetchSharingRules } from "./fetch-sharing";
import { PublicLinkFields, type PublicWishes, viewLimitOf } from "./public-link-fields";
import type { MadeAddress, ShareActs } from "./share-acts";

const WAYS = ["link", "public", "seen"] as const;
type Way = (typeof WAYS)[number];

/** Three ways to show an image to others, one at a time, and the one button that copies the address. */
export function ShareForm({
  imageRef,
  readAt,
  acts,
}: {
  imageRef: ImageRef;
  readAt: string;
  acts: ShareActs;
}) {
  const t = useTranslations("share");
  const name = useId();
  const copy = useCopy();
  const queries = useQueryClient();
  const [way, setWay] = useState<Way>("link");
  const [wishes, setWishes] = useState<PublicWishes>({ hours: null, views: "", note: "" });
  const [made, setMade] = useState<MadeAddress | null>(null);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const [busy, start] = useTransition();
  const { data: rules, isError } = useQuery({
    queryKey: ["sharing-rules"],
    queryFn: ({ signal }) => fetchSharingRules(signal),
    staleTime: 0,
  });
  const viewLimit = viewLimitOf(wishes.views);
  const spans = rules ? linkSpans(rules.longestDays) : [];
  const hours = wishes.hours ?? spans.filter((span) => span <= 7 * 24).at(-1) ?? spans[0] ?? 1;
  const address = way === "link" ? new URL(imagePath(imageRef), location.origin).href : (made?.url ?? null);

  function choose(chosen: Way) {
    setWay(chosen);
    setMade(null);
    setFailure(null);
  }

  function wish(changed: Partial<PublicWishes>) {
    setWishes({ ...wishes, ...changed });
    // What was made stays what it is; other wishes are another link.
    setMade(null);
  }

  function copyAddress() {
    if (address !== null) return copy(address);
    start(async () => {
      const outcome = await outcomeOf(() =>
        way === "seen"
          ? acts.keepWhatISee({ ref: imageRef })
          : acts.sharePublicly({
              ref: imageRef,
              hours,
              viewLimit: viewLimit === "wrong" ? null : viewLimit,
              note: wishes.note.trim() === "" ? null : wishes.note.trim(),
            }),
      );
      setFailure(outcome.ok ? null : outcome);
      if (!outcome.ok) return;
      setMade(outcome.value);
      copy(outcome.value.url);
      void queries.invalidateQueries({ queryKey: ["sharing-rules"] });
    });
  }

  return (
    <div>
      <fieldset aria-label={t("ways")}>
        {WAYS.map((one) => {
          const forbidden = one === "public" && rules !== undefined && !rules.mayMake;
          return (
            <Choice
              key={one}
              name={name}
              checked={way === one}
              disabled={forbidden || (one === "public" && rules === undefined)}
              onChoose={() => choose(one)}
              title={t(`${one}.title`)}
            >
              {one === "seen"
                ? t.rich("seen.text", { time: () => <Moment at={readAt} /> })
                : t(`${one}.text`)}
              {forbidden && (
                <span className="mt-1 block text-warn">{t(`forbidden.${rules.linkMakers}`)}</span>
              )}
            </Choice>
          );
        })}
      </fieldset>
      <div className="flex flex-col gap-3 p-3.5">
        {way === "public" && rules && (
          <PublicLinkFields spans={spans} wishes={{ ...wishes, hours }} disabled={busy} onChange={wish} />
        )}
        {failure && <FailureText failure={failure} />}
        <div className="flex gap-2">
          <input
            readOnly
            aria-label={t("address")}
            value={address ?? ""}
            placeholder={t("notYet")}
            onFocus={(event) => event.currentTarget.select()}
            className={classes(FIELD, "mono flex-1 text-small")}
          />
          <Button
            look="primary"
            large
            busy={busy}
            disabled={way === "public" && (viewLimit === "wrong" || !rules?.mayMake)}
            onClick={copyAddress}
          >
            <Copy size={15} strokeWidth={1.5} aria-hidden />
            {t(busy ? "busy" : "copy")}
          </Button>
        </div>
        <p className="text-small text-fg-3">
          {made && <>{t.rich("ends", { time: () => <Moment at={made.expiresAt} /> })} </>}
          {made && way === "public" && <>{t("once")} </>}
          {!made && way === "seen" && rules && <>{t("kept", { days: rules.keptDays })} </>}
          {isError ? t("rulesFailed") : <OpenLinks rules={rules} />}
        </p>
      </div>
    </div>
  );
}

function OpenLinks({ rules }: { rules: SharingRules | undefined }) {
  const t = useTranslations("share");
  if (!rules) return null;
  return t.rich("open", {
    count: rules.openLinks,
    a: (words) => (
      <Link href="/me/links" className="text-accent underline">
        {words}
      </Link>
    ),
  });
}

function Choice({
  name,
  title,
  checked,
  disabled,
  onChoose,
  children,
}: {
  name: string;
  title: string;
  checked: boolean;
  disabled: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <label
      className={classes(
        "flex items-start gap-2.5 border-b border-line px-3.5 py-2.5 has-checked:bg-hover",
        disabled ? "cursor-default" : "cursor-pointer hover:bg-hover",
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        className="mt-[3px] size-4 flex-none accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span id={`${id}-title`} className={classes("block font-medium", disabled && "text-fg-3")}>
          {title}
        </span>
        <span id={`${id}-text`} className="block text-small text-fg-2">
          {children}
        </span>
      </span>
    </label>
  );
}
