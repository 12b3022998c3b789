"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { mayAct, type Role } from "@/lib/domain/role";
import { useKeys } from "../images/list/use-keys";
import { FailureText } from "../proof/failure-text";
import type { Act } from "../proof/outcome";
import { useSignOut } from "../shell/use-sign-out";
import { turnTheme } from "../shell/use-theme";
import { isCommand, useCommandKey } from "../ui/command-key";
import { Kbd } from "../ui/kbd";
import { useListen } from "../ui/signal";
import { showKeys } from "./signals";
import { useLoadedPalette } from "./use-loaded-palette";

const KeysSheet = dynamic(() => import("./keys-sheet").then(({ KeysSheet }) => KeysSheet), { ssr: false });

/** So long a `g` waits for the letter of a place, milliseconds. */
const SEQUENCE_MS = 1500;

/** Where `g` and a letter lead. */
const PLACES: Partial<Record<string, { path: string; role: Role }>> = {
  i: { path: "/images", role: "viewer" },
  m: { path: "/matrix", role: "viewer" },
  h: { path: "/headroom", role: "viewer" },
  r: { path: "/runway", role: "viewer" },
  a: { path: "/admin/accounts", role: "admin" },
};

/** The way to everything: the jump field of the bar, its palette, and the keys that work on every page. */
export function Jump({ role, signOut }: { role: Role; signOut: Act<void> }) {
  const t = useTranslations("palette");
  const command = useCommandKey();
  const router = useRouter();
  const onList = usePathname() === "/images";
  // Each stays once it was opened: closing is its own matter, and its code is fetched once.
  const [palette, setPalette] = useState<"never" | "open" | "closed">("never");
  const [keys, setKeys] = useState<"never" | "open" | "closed">("never");
  const { Palette, typed, ahead } = useLoadedPalette(palette === "open", () => setPalette("closed"));
  const went = useRef(0);
  const { leave, failure } = useSignOut(signOut);

  useListen(showKeys, () => setKeys("open"));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Half of the shortcut: the rest is likely to follow.
      if (event.key === "Control" || event.key === "Meta") ahead();
      if (!isCommand(event, "k") || event.defaultPrevented) return;
      event.preventDefault();
      setPalette("open");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [ahead]);

  useKeys((event) => {
    if (event.timeStamp - went.current < SEQUENCE_MS) {
      went.current = 0;
      const place = PLACES[event.key];
      if (!place || !mayAct(role, place.role)) return false;
      router.push(place.path);
      return true;
    }
    if (event.key === "g") went.current = event.timeStamp;
    else if (event.key === "t") turnTheme();
    else if (event.key === "?") setKeys("open");
    // On the list the search field takes it.
    else if (event.key === "/" && !onList) setPalette("open");
    else return false;
    return true;
  });

  return (
    <>
      {failure && (
        <div className="absolute top-full right-4 max-w-[320px] rounded-md bg-raised shadow-pop">
          <FailureText failure={failure} />
        </div>
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        onPointerEnter={ahead}
        onFocus={ahead}
        onClick={() => setPalette("open")}
        className="mr-2 flex h-7 w-[220px] items-center gap-2 rounded-md border border-line-strong bg-surface pr-1.5 pl-2.5 whitespace-nowrap text-fg-2 hover:text-fg tablet:w-[148px] phone:mr-0 phone:size-9 phone:justify-center phone:border-0 phone:bg-transparent phone:p-0"
      >
        <Search size={15} strokeWidth={1.5} aria-hidden />
        <span className="phone:sr-only">{t("jump")}</span>
        <span className="ml-auto phone:hidden" aria-hidden="true">
          <Kbd>{command === "⌘" ? "⌘K" : "Ctrl K"}</Kbd>
        </span>
      </button>
      {Palette && palette !== "never" && (
        <Palette
          open={palette === "open"}
          typed={typed}
          onClose={() => setPalette("closed")}
          role={role}
          signOut={leave}
        />
      )}
      {keys !== "never" && <KeysSheet open={keys === "open"} onClose={() => setKeys("closed")} role={role} />}
    </>
  );
}
