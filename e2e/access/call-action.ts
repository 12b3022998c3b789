import { readFileSync } from "node:fs";
import path from "node:path";
import { BUILD } from "./build";
import { type Received, send } from "./send";
import { ownPage } from "./sign-in";

/** A server action by the file and the name of its export. */
export type ActionName = { file: string; name: string };

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** The id by which browsers call an action of this build. Throws when no page uses it: then it is left out. */
export function actionId({ file, name }: ActionName): string {
  const id = actionIds().get(`${file} ${name}`);
  if (id === undefined) throw new Error(`the build has no action ${file} ${name}`);
  return id;
}

/** `file name` → id, of all actions in the build. */
export function actionIds(): Map<string, string> {
  const text = readFileSync(path.join(BUILD, "server/server-reference-manifest.json"), "utf8");
  const { node } = JSON.parse(text) as Manifest;
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]),
  );
}

export type Call = {
  id: string;
  /** The address of a page that has the action. */
  page: string;
  args: unknown[];
  cookie?: string;
  /** In place of those that our own pages send; an empty one is left out. */
  headers?: Record<string, string>;
  method?: string;
};

/** What an action answered; `result` is null when nothing in the answer is one. */
export type Called = Received & { result: unknown };

/** Calls an action as the pages do: its id in a header, its arguments as the framework writes plain values. */
export async function callAction(address: string, call: Call): Promise<Called> {
  const { id, page, args, cookie = "", headers = {}, method = "POST" } = call;
  const all = {
    ...ownPage(address),
    accept: "text/x-component",
    "content-type": "text/plain;charset=UTF-8",
    "next-action": id,
    cookie,
    ...headers,
  };
  const answer = await send(address, {
    method,
    target: page,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "")),
    ...(method === "GET" ? {} : { body: JSON.stringify(args) }),
  });
  return { ...answer, result: resultIn(answer.body) };
}

/**
 * The value in an answer of the framework's protocol: rows of `number:JSON`, of which the first names in `a` the row
 * with the action's value.
 */
function resultIn(body: string): unknown {
  const rows = new Map<string, string>();
  for (const line of body.split("\n")) {
    const [, number, json] = /^([0-9a-f]+):([[{"].*)$/.exec(line) ?? [];
    if (number !== undefined && json !== undefined) rows.set(number, json);
  }
  const head: unknown = JSON.parse(rows.get("0") ?? "null");
  if (typeof head !== "object" || head === null || !("a" in head)) return null;
  const [, row] = /^\$@([0-9a-f]+)$/.exec(String(head.a)) ?? [];
  return JSON.parse((row === undefined ? undefined : rows.get(row)) ?? "null");
}
