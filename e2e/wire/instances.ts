import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fromBundle } from "@/lib/testing/programs";

const ROOT = path.join(import.meta.dirname, "../..");
const PATIENCE_MS = 60_000;

export type Instance = {
  process: ChildProcess;
  /** Lines of its log that carry this message. */
  told(message: string): Record<string, unknown>[];
  /** Resolves with the next line that it says about a word, e.g. `key`. */
  ask(word: string, about: string): Promise<unknown>;
  /** Sends a signal and resolves, when it ends by it, with how long that took and how it ended. */
  end(signal: NodeJS.Signals): Promise<{ tookMs: number; code: number | null }>;
};

/** Starts a program of the product in a process of its own, and resolves when it says that it is ready. */
export async function startInstance(program: string, settings: Record<string, string>): Promise<Instance> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, await fromBundle(program), {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH, HOME, NODE_ENV: "test", NEPHOSCOPE_LOG_LEVEL: "info", ...settings },
  });
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const listeners = new Set<(line: Record<string, unknown>) => void>();
  createInterface(child.stdout).on("line", (text) => {
    if (!text.startsWith("{")) return;
    const line = JSON.parse(text) as Record<string, unknown>;
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString("utf8")));

  function next(fits: (line: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const over = (why: string) => {
        done();
        reject(
          new Error(`${why}\n${errors.join("")}${lines.map((line) => JSON.stringify(line)).join("\n")}`),
        );
      };
      const ended = () => over("the instance ended");
      const timer = setTimeout(() => over("the instance said nothing"), PATIENCE_MS);
      const listener = (line: Record<string, unknown>) => {
        if (!fits(line)) return;
        done();
        resolve(line);
      };
      function done() {
        clearTimeout(timer);
        listeners.delete(listener);
        child.removeListener("exit", ended);
      }
      listeners.add(listener);
      child.once("exit", ended);
      const known = lines.find(fits);
      if (known) listener(known);
    });
  }

  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  await next((line) => line.ready === true || line.msg === "ready");
  return {
    process: child,
    told: (message) => lines.filter(({ msg }) => msg === message),
    async ask(word, about) {
      const before = lines.length;
      child.stdin.write(`${word} ${about}\n`);
      return (await next((line) => word in line && lines.indexOf(line) >= before))[word];
    },
    async end(signal) {
      const beganAt = performance.now();
      if (!isOver()) {
        const exited = once(child, "exit");
        child.kill(signal);
        await exited;
      }
      return { tookMs: performance.now() - beganAt, code: child.exitCode };
    },
  };
}
