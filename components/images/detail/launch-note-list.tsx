import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusGlyph } from "@/components/ui/status-glyph";
import type { LaunchNote } from "@/lib/domain/launch-notes";
import { sizeText } from "@/lib/domain/size-text";
import { useDiskWords } from "./disk-words";

const MOST_NAMES = 4;

/** What somebody should know before launching, under the disk table. */
export function LaunchNoteList({ notes }: { notes: LaunchNote[] }) {
  return notes.map((note) => (
    <p
      key={note.code}
      data-note={note.code}
      className="flex items-start gap-2.5 border-t border-line px-4 py-2 text-fg-2"
    >
      {note.code === "kept" ? (
        <Info size={14} strokeWidth={1.5} aria-hidden className="mt-[3px] flex-none text-fg-3" />
      ) : (
        <StatusGlyph glyph="warning" className="mt-1" />
      )}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Words note={note} />
      </span>
    </p>
  ));
}

function Words({ note }: { note: LaunchNote }) {
  const t = useTranslations("detail.launch");
  const cloud = useTranslations("word.cloud");
  const disks = (
    <DeviceNames devices={note.code === "kept" || note.code === "empty-data-disk" ? note.devices : []} />
  );
  switch (note.code) {
    case "mixed-encryption":
      return t("mixed-encryption", { encrypted: note.encrypted, told: note.told });
    case "encrypted-not-shareable":
      return t("encrypted-not-shareable", { cloud: cloud(note.cloud) });
    case "empty-data-disk":
      return note.sizeGiB === null
        ? t.rich("empty-data-disks", { count: note.devices.length, disks: () => disks })
        : t.rich("empty-data-disk", { size: sizeText(note.sizeGiB), disks: () => disks });
    case "local-root":
      return t("local-root");
    case "kept":
      return t.rich("kept", { count: note.devices.length, disks: () => disks });
    case "system-size-disagrees":
      return t("system-size-disagrees", { disk: sizeText(note.diskGiB), stated: sizeText(note.statedGiB) });
  }
}

/** "vdb, vdc and vdd", or how many where they are many or have no names. */
function DeviceNames({ devices }: { devices: (string | null)[] }) {
  const t = useTranslations("detail.launch");
  const words = useDiskWords();
  const named = devices.filter((device) => device !== null);
  if (named.length !== devices.length || named.length > MOST_NAMES) {
    return t("disks", { count: devices.length });
  }
  return <bdi className="text-fg">{words.list(named)}</bdi>;
}
