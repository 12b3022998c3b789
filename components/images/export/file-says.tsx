"use client";

import { useTranslations } from "next-intl";
import { useNow, useZone } from "@/components/ui/clock";
import { momentText } from "@/components/ui/time-text";
import { countSources, failingSources, staleSources } from "@/lib/domain/completeness";
import type { SourceState } from "@/lib/domain/image-list";

/** Of so many sources the panel speaks by name; the file names all of them. */
const NAMED = 2;

/** In short what the head of the file says of its completeness. */
export function FileSays({ sources }: { sources: readonly SourceState[] }) {
  const t = useTranslations("export");
  const cloud = useTranslations("word.cloud");
  const place = useTranslations("list.sources");
  const now = useNow();
  const zone = useZone();
  const { current, total } = countSources(sources);
  const trouble = [...failingSources(sources), ...staleSources(sources)];
  const named = trouble.slice(0, NAMED).map((source) => {
    const where = place("place", { cloud: cloud(source.cloud), region: source.regionId });
    return source.readAt === null
      ? t("saysNever", { place: where })
      : t("saysTrouble", { place: where, time: momentText(source.readAt, now, zone) });
  });
  const more = trouble.length - named.length;
  const sentences = [
    t("saysSources", { current, total }),
    ...named,
    ...(more > 0 ? [t("saysMore", { count: more })] : []),
  ];
  return sentences.join(" ");
}
