"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import type { ActionResult } from "@/lib/domain/action-result";
import type { ImageRef } from "@/lib/domain/image";
import { FOLLOW_EVERY_MS, FOLLOW_FOR_MS, LOOK_AFTER_MS, type LiveLook as Look } from "@/lib/domain/live-look";

export type LookAction = (ref: ImageRef) => Promise<ActionResult<Look>>;

/**
 * Asks the cloud for the image when the stored picture is older than ten minutes, and whenever somebody presses the
 * button; while the cloud works on the image, every ten seconds for ten minutes, in a tab that can be seen. What it
 * tells is patched into the page; a failure keeps the stored picture and says why.
 */
export function LiveLook({
  imageRef,
  askedAt,
  inTransition,
  look,
  onAnswer,
}: {
  imageRef: ImageRef;
  /** When it was last asked for, ISO 8601 UTC; null: never. */
  askedAt: string | null;
  /** The cloud works on the image: its progress is followed while somebody looks. */
  inTransition: boolean;
  look: LookAction;
  /** Shows what is stored now; without it the page is built again. */
  onAnswer?: () => void;
}) {
  const t = useTranslations("look");
  const failure = useTranslations("failure.short");
  const router = useRouter();
  const announce = useAnnounce();
  const [asking, startAsking] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const opened = useRef(false);
  const follow = useRef(() => {});

  function ask(byHand: boolean) {
    startAsking(async () => {
      const answer = await look(imageRef).catch(() => null);
      const words = wordsFor(answer);
      setProblem(words);
      if (words !== null) announce(words);
      else if (byHand) announce(t("told"));
      if (onAnswer) onAnswer();
      else router.refresh();
    });
  }

  function wordsFor(answer: Awaited<ReturnType<LookAction>> | null): string | null {
    if (answer === null) return t("unreachable");
    if (!answer.ok) return answer.reason === "sign-in" ? t("signIn") : t("internal");
    const { value } = answer;
    if (value.outcome === "failed") return t("failed", { reason: failure(value.failure.kind) });
    return value.outcome === "absent" ? t("absent") : null;
  }

  useEffect(() => {
    // Once for an opened page: a refresh of the page's data must not ask the cloud again.
    if (opened.current) return;
    opened.current = true;
    if (askedAt === null || Date.now() - Date.parse(askedAt) > LOOK_AFTER_MS) ask(false);
  });

  useEffect(() => {
    follow.current = () => ask(false);
  });

  useEffect(() => {
    if (!inTransition || problem !== null) return;
    const until = Date.now() + FOLLOW_FOR_MS;
    const timer = setInterval(() => {
      if (Date.now() > until) clearInterval(timer);
      else if (document.visibilityState === "visible") follow.current();
    }, FOLLOW_EVERY_MS);
    return () => clearInterval(timer);
  }, [inTransition, problem]);
  return (
    <span className="inline-flex items-center gap-1">
      {asking ? (
        <span role="status">{t("asking")}</span>
      ) : (
        problem && <span className="text-warn">{problem}</span>
      )}
      <IconButton
        name={t("again")}
        data-read-again
        busy={asking}
        onClick={() => ask(true)}
        icon={
          <RefreshCw
            size={15}
            strokeWidth={1.5}
            aria-hidden
            className={classes(asking && "animate-spin motion-reduce:animate-none")}
          />
        }
      />
    </span>
  );
}
