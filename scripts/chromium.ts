import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

/**
 * A Chromium to test with: the one that is named, Playwright's own, the system's; else one is installed, Playwright's
 * own or, on Debian as root, the `chromium` package. Null when none can be had.
 */
export function findChromium(say: (text: string) => void): string | null {
  const found = present();
  if (found) return found;
  say("No Chromium found: installing Playwright's own …");
  run("npx", ["playwright", "install", "chromium"]);
  if (!present() && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("… which could not be had: installing the Debian package …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"]);
  }
  return present();
}

function present(): string | null {
  const named = process.env.CHROMIUM_PATH;
  return [named, chromium.executablePath(), ...PLACES].find((place) => place && existsSync(place)) ?? null;
}

/** A failure shows in what is there afterwards, and in the words of the command itself. */
function run(command: string, words: string[]): void {
  spawnSync(command, words, { stdio: "inherit", timeout: 300_000 });
}
