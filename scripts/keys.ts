import { createInterface } from "node:readline/promises";
import { fail, operator, withInstallation } from "./installation";

/**
 * The vault's key: `rotate` seals everything anew with another one, `forget` is the way out when it is lost. Both
 * work beside a running product, and end with 0, 1 (not confirmed) or 2 (not done).
 */

const USAGE = `npm run keys -- rotate    seal every stored key anew with a new vault key; nothing has to stop
npm run keys -- forget    the vault key is lost: drop every stored key, keep all images
`;

const say = (text: string) => process.stdout.write(`${text}\n`);

async function rotate(): Promise<number> {
  const { rotateKeys } = await import("../lib/connections");
  say("Sealing every stored key anew.");
  const { values, from, to, leftOver } = await rotateKeys(await operator());
  say(`Done: ${values} sealed with ${to} instead of ${from}.`);
  say(`Backups made before now need the key ${from}; instances on other machines need the present key file.`);
  if (leftOver?.kind === "environment") {
    say(
      `Take ${from} out of NEPHOSCOPE_KEY now: leave only the first key, and restart the instances one by one.`,
    );
  }
  if (leftOver?.kind === "file") say(`Take ${from} out of ${leftOver.file} now: leave only its first line.`);
  return 0;
}

async function forget(): Promise<number> {
  const { forgetKeys } = await import("../lib/connections");
  say(
    "This erases the stored key of EVERY account. Images stay; each account must be given its cloud key again.",
  );
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await Promise.race([
    prompt.question("Type `forget all keys` to go on: "),
    new Promise<string>((resolve) => prompt.once("close", () => resolve(""))),
  ]);
  prompt.close();
  if (answer.trim() !== "forget all keys") {
    say("Nothing was changed.");
    return 1;
  }
  const { values, connections } = await forgetKeys(await operator());
  say(`Done: ${values} stored keys erased, ${connections} accounts wait for a new one.`);
  return 0;
}

const commands: Record<string, () => Promise<number>> = { rotate, forget };
const command = process.argv.length === 3 ? commands[process.argv[2] ?? ""] : undefined;
if (command) await withInstallation(command).then((code) => process.exit(code), fail);
else {
  process.stderr.write(USAGE);
  process.exit(2);
}
