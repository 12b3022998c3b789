"use client";

import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import { RelativeTime } from "../ui/relative-time";
import { StatusGlyph } from "../ui/status-glyph";

/** Above every page while nothing can be stored: what is shown is true, and grows older. */
export function DiskFullBanner({ since }: { since: string }) {
  const t = useTranslations("shell");
  return (
    <div className="px-4 pt-3">
      <Banner tone="bad" sign={<StatusGlyph glyph="warning" />}>
        {t.rich("diskFull", { time: () => <RelativeTime at={since} /> })}
      </Banner>
    </div>
  );
}
