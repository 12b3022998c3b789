"use client";

import { useTranslations } from "next-intl";
import { mayAct, type Role } from "@/lib/domain/role";
import { useKeysChoice } from "../images/list/use-keys";
import { useCommandKey } from "../ui/command-key";
import { Kbd } from "../ui/kbd";
import { Sheet } from "../ui/sheet";

/** Every key that does something, and the switch that turns single keys off. */
export function KeysSheet({ open, onClose, role }: { open: boolean; onClose: () => void; role: Role }) {
  const t = useTranslations("list.keys");
  const [on, choose] = useKeysChoice();
  const command = useCommandKey();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("title")}
      place="wide"
      footer={
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="checkbox"
            checked={on}
            onChange={(event) => choose(event.target.checked)}
          />
          {t("toggle")}
          <span className="ml-auto text-small text-fg-3">{t("hint")}</span>
        </label>
      }
    >
      <div className="columns-3 gap-8 px-4 pt-3 tablet:columns-2 phone:columns-1">
        <Part title={t("parts.list")}>
          <Line words={t("move")} keys={["j", "k", "↓", "↑"]} />
          <Line words={t("ends")} keys={["Home", "End"]} />
          <Line words={t("open")} keys={["↵"]} />
          <Line words={t("openPage")} keys={["⇧", "↵"]} />
          <Line words={t("select")} keys={["x"]} />
          <Line words={t("selectRange")} keys={["⇧", "x"]} />
          <Line words={t("copyId")} keys={["c"]} />
          <Line words={t("copyLink")} keys={["l"]} />
          <Line words={t("compare")} keys={[command, "↵"]} />
          <Line words={t("clearSelection")} keys={["Esc"]} />
        </Part>
        <Part title={t("parts.beside")}>
          <Line words={t("walk")} keys={["[", "]"]} />
          <Line words={t("section")} keys={["1", "…", "5"]} />
          <Line words={t("askAgain")} keys={["r"]} />
          <Line words={t("close")} keys={["Esc"]} />
        </Part>
        <Part title={t("parts.focused")}>
          <Line words={t("exclude")} keys={["-"]} />
          <Line words={t("width")} keys={["←", "→"]} />
          <Line words={t("firstWidth")} keys={["Home"]} />
          <Line words={t("moveColumn")} keys={["↑", "↓"]} />
        </Part>
        <Part title={t("parts.everywhere")}>
          <Line words={t("search")} keys={["/"]} />
          <Line words={t("jump")} keys={[command, "K"]} />
          <Line words={t("images")} keys={["g", "i"]} />
          <Line words={t("matrix")} keys={["g", "m"]} />
          <Line words={t("headroom")} keys={["g", "h"]} />
          <Line words={t("runway")} keys={["g", "r"]} />
          {mayAct(role, "admin") && <Line words={t("accounts")} keys={["g", "a"]} />}
          <Line words={t("theme")} keys={["t"]} />
          <Line words={t("help")} keys={["?"]} />
        </Part>
      </div>
    </Sheet>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="break-inside-avoid pb-4">
      <h3 className="border-b border-line pb-2 text-small font-medium text-fg-2">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Line({ words, keys }: { words: string; keys: string[] }) {
  return (
    <div className="flex min-h-8 items-center gap-2 border-b border-line last:border-0">
      <dt>{words}</dt>
      <dd className="ml-auto flex flex-none gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
