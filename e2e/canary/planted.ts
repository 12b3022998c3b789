import { randomBytes } from "node:crypto";
import { canariesOf, KEY_SETS } from "./keys";
import type { Canary } from "./scan";

/** With signs that addresses, JSON and pages each write in another way. */
const odd = (text: string) => `${text} "Kä&<fig>'+/=${randomBytes(6).toString("hex")}`;

/** Without any, to be found in what was encoded twice as well: the base64 of a form, for example. */
const even = (text: string) => `${text}-${randomBytes(12).toString("hex")}`;

export const PEOPLE = {
  admin: {
    email: "ada@canary.test",
    name: "Ada Canary",
    password: odd("the first admin's"),
    next: even("her-next"),
  },
  viewer: {
    email: "vera@canary.test",
    name: "Vera Canary",
    password: odd("the viewer's"),
    next: even("after-a-reset"),
  },
  demo: { email: "demo@canary.test", name: "Dora Demo", role: "admin", password: odd("printed by the demo") },
} as const;

/** No secret: it is planted wherever a search must find something, or it has not searched. */
export const CONTROL = `control-${randomBytes(8).toString("hex")}`;

export type Plant = (kind: Canary["kind"], name: string, value: Canary["value"]) => void;

/** All that is known before the tour begins. */
export function plantedByHand(): Canary[] {
  const passwords = [PEOPLE.admin, PEOPLE.viewer].flatMap(({ email, password, next }): Canary[] => [
    { kind: "password", name: `of ${email}`, value: password },
    { kind: "password", name: `of ${email}, later`, value: next },
  ]);
  return [
    ...KEY_SETS.flatMap(canariesOf),
    ...passwords,
    { kind: "demo password", name: "of the demo", value: PEOPLE.demo.password },
    { kind: "control", name: "of the tour", value: CONTROL },
  ];
}
