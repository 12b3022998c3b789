import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/**
 * Chromium without its window, where the system has it: the same engine, but nothing is spent on tabs and bars that
 * nobody sees, which is more than half of a short test.
 */
const SHELLS = ["/usr/bin/chromium-headless-shell"];
const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

/**
 * A Chromium to test with: the one that is named; else one without a window, Playwright's own, the system's or on Debian
 * as root the package that is installed for it; else an ordinary one, found or installed in the same order. Null when none
 * can be had.
 */
export function findChromium(say: (text: string) => void): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  return shell() ?? (onDebian() ? installShell(say) : null) ?? browser() ?? installBrowser(say);
}

function installShell(say: (text: string) => void): string | null {
  say("No Chromium without a window found: installing Debian's …");
  install("chromium-headless-shell", "fonts-noto-cjk");
  return shell();
}

function installBrowser(say: (text: string) => void): string | null {
  say("No Chromium found: installing Playwright's own …");
  run("npx", ["playwright", "install", "chromium"]);
  if (!shell() && !browser() && onDebian()) {
    say("… which could not be had: installing the Debian package …");
    install("chromium", "fonts-noto-cjk");
  }
  return shell() ?? browser();
}

/** Whether Debian's packages can be installed here. */
function onDebian(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/** Without a network the first step ends it soon: an ordinary Chromium may be there already. */
function install(...packages: string[]): void {
  run("apt-get", ["update", "-qq"], 60_000);
  run("apt-get", ["install", "-y", "-qq", ...packages]);
}

function shell(): string | null {
  return playwrightsShell() ?? SHELLS.find((place) => existsSync(place)) ?? null;
}

function browser(): string | null {
  return [chromium.executablePath(), ...BROWSERS].find((place) => existsSync(place)) ?? null;
}

/** Beside Playwright's browser, in a folder of its own with the same number. */
function playwrightsShell(): string | null {
  const beside = /^(.*[\\/])chromium-(\d+)[\\/]/.exec(chromium.executablePath());
  const folder = beside && `${beside[1]}chromium_headless_shell-${beside[2]}`;
  if (!folder || !existsSync(folder)) return null;
  const file = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((name) =>
    /(?:^|[\\/])(?:chrome-)?headless[_-]shell(?:\.exe)?$/.test(name),
  );
  return file === undefined ? null : path.join(folder, file);
}

/** A failure shows in what is there afterwards, and in the words of the command itself. */
function run(command: string, words: string[], timeoutMs = 300_000): void {
  spawnSync(command, words, { stdio: "inherit", timeout: timeoutMs });
}
