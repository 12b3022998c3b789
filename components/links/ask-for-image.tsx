"use client";

import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import type { FindOutcome } from "@/lib/domain/find-image";
import type { ImageRef } from "@/lib/domain/image";
import { useFailureWords } from "../proof/failure-text";
import { type Act, type Outcome, outcomeOf } from "../proof/outcome";
import { Button } from "../ui/button";

/**
 * On the page of an image that is not stored here: asks the cloud for it once, since a link may be younger than the last
 * read, and says what came of it. An image that was found is shown at once.
 */
export function AskForImage({ ask }: { ask: Act<ImageRef, FindOutcome> }) {
  const t = useTranslations("detail.notFound");
  const failure = useTranslations("failure.short");
  const failureWords = useFailureWords();
  const imageRef = useImageRef();
  const [answer, setAnswer] = useState<Outcome<FindOutcome> | null>(null);
  const [asking, start] = useTransition();
  const opened = useRef(false);

  function askNow(ref: ImageRef) {
    start(async () => {
      const outcome = await outcomeOf(() => ask(ref));
      setAnswer(outcome);
      // A whole load: a page that was not found stays so for the router.
      if (outcome.ok && FOUND.has(outcome.value.outcome)) location.reload();
    });
  }

  useEffect(() => {
    if (opened.current || imageRef === null) return;
    opened.current = true;
    askNow(imageRef);
  });

  if (imageRef === null) return <p>{t("answer.not-an-id")}</p>;
  const words = asking
    ? t("asking")
    : answer === null
      ? null
      : !answer.ok
        ? failureWords(answer)
        : answer.value.outcome === "failed"
          ? t("failed", { reason: failure(answer.value.failure.kind) })
          : t(`answer.${answer.value.outcome}`);
  const again = answer !== null && !asking && (!answer.ok || AGAIN.has(answer.value.outcome));
  return (
    <>
      <p role="status">{words}</p>
      {again && (
        <Button className="mt-3" onClick={() => askNow(imageRef)}>
          {t("askAgain")}
        </Button>
      )}
    </>
  );
}

const FOUND = new Set<FindOutcome["outcome"]>(["found", "known"]);
/** What may be otherwise the next time. */
const AGAIN = new Set<FindOutcome["outcome"]>(["absent", "failed"]);

/** The image that the address names, or null where its escapes cannot be read. */
function useImageRef(): ImageRef | null {
  const { connectionId, regionId, imageId } = useParams<Record<keyof ImageRef, string>>();
  try {
    return {
      connectionId: decodeURIComponent(connectionId ?? ""),
      regionId: decodeURIComponent(regionId ?? ""),
      imageId: decodeURIComponent(imageId ?? ""),
    };
  } catch {
    return null;
  }
}
