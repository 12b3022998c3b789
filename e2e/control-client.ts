import type { DialectId } from "@/lib/domain/cloud";
import type { Switches } from "./clouds/emulator";

/** The fate of the emulated clouds, in the hands of a test. */
export type Clouds = {
  /** Sets some switches on every listener of a dialect. */
  turn(dialect: DialectId, switches: Partial<Switches>): Promise<void>;
  calmDown(): Promise<void>;
};

/** The demo of the tests opens its control address one port above the app. */
export function cloudsAt(app: string): Clouds {
  const url = new URL(app);
  url.port = String(Number(url.port) + 1);
  const send = async (path: string, init: RequestInit) => {
    const answer = await fetch(new URL(path, url), init);
    if (!answer.ok) throw new Error(`the control address answered ${answer.status} to ${path}`);
  };
  return {
    turn: (dialect, switches) => send(`/${dialect}`, { method: "POST", body: JSON.stringify(switches) }),
    calmDown: () => send("/", { method: "DELETE" }),
  };
}

/** The app's origin; the settings of the tests always name one. */
export function originOf(baseURL: string | undefined): string {
  if (baseURL === undefined) throw new Error("the settings of the tests name no address");
  return new URL(baseURL).origin;
}
