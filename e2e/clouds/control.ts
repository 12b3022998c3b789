import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { calm, type RunningCloud, type Switches } from "./emulator";

export type Control = { origin: string; stop(): Promise<void> };

/**
 * A second door beside the emulators, for whoever plays the clouds' fate: `POST /{dialect}` with some switches as JSON
 * sets them on all listeners of a dialect; `DELETE /` makes everything calm again. Loopback only.
 */
export async function startControl(clouds: readonly RunningCloud[], port = 0): Promise<Control> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const name = (request.url ?? "/").slice(1);
      const chosen = clouds.filter((cloud) => name === "" || cloud.dialect === name);
      const wanted =
        request.method === "DELETE" ? calm : readSwitches(Buffer.concat(chunks).toString("utf8"));
      if (chosen.length === 0 || wanted === null) {
        response.writeHead(400).end("Name a dialect and send known switches as JSON.\n");
        return;
      }
      for (const cloud of chosen) Object.assign(cloud.switches, wanted);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        `${JSON.stringify(chosen.map(({ dialect, host, switches }) => ({ dialect, host, switches })))}\n`,
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Null for anything that is not an object of known switches with values of their kind. */
function readSwitches(text: string): Partial<Switches> | null {
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const known = Object.entries(value).every(
    ([name, setting]) => Object.hasOwn(calm, name) && isLike(setting, calm[name as keyof Switches]),
  );
  return known ? value : null;
}

function isLike(setting: unknown, example: Switches[keyof Switches]): boolean {
  if (!Array.isArray(example)) return typeof setting === typeof example;
  return Array.isArray(setting) && setting.every((item) => typeof item === "string");
}
