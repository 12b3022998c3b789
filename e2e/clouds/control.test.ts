import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Control, startControl } from "./control";
import { calm, type RunningCloud } from "./emulator";

const cloud = (dialect: string, host: string): RunningCloud => ({
  dialect,
  host,
  switches: { ...calm },
  received: [],
  meddle() {},
  calls: () => 0,
  setClock() {},
  stop: async () => {},
});
const clouds = [
  cloud("jdcloud-vm", "127.0.0.1:1"),
  cloud("baidu-bcc", "127.0.0.1:2"),
  cloud("baidu-bcc", "127.0.0.1:3"),
];

let control: Control;
beforeAll(async () => {
  control = await startControl(clouds);
});
afterAll(() => control.stop());
beforeEach(() => {
  for (const { switches } of clouds) Object.assign(switches, calm);
});

const send = (method: string, path: string, body?: string) =>
  fetch(`${control.origin}${path}`, { method, body });
const down = () => clouds.filter(({ switches }) => switches.down).map(({ host }) => host);

it("sets switches on all listeners of one dialect, and says how they stand", async () => {
  const answer = await send("POST", "/baidu-bcc", '{"down":true,"regionsDown":["gz"]}');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject([
    { host: "127.0.0.1:2", switches: { down: true, regionsDown: ["gz"], delayMs: 0 } },
    { host: "127.0.0.1:3", switches: { down: true } },
  ]);
  expect(down()).toEqual(["127.0.0.1:2", "127.0.0.1:3"]);
});

it("makes everything calm again", async () => {
  await send("POST", "/", '{"down":true}');
  expect(down()).toHaveLength(3);
  await send("DELETE", "/");
  expect(clouds.map(({ switches }) => switches)).toEqual([calm, calm, calm]);
});

it.each([
  ["a dialect that is not there", "/azure", '{"down":true}'],
  ["a switch that is not there", "/jdcloud-vm", '{"up":true}'],
  ["a value of another kind", "/jdcloud-vm", '{"down":"yes"}'],
  ["null for a list", "/jdcloud-vm", '{"denied":null}'],
  ["an object for a list", "/jdcloud-vm", '{"denied":{}}'],
  ["a list of something else", "/jdcloud-vm", '{"regionsDown":[1]}'],
  ["something else than an object", "/jdcloud-vm", "[]"],
  ["no JSON", "/jdcloud-vm", "down"],
  ["a name that every object has", "/jdcloud-vm", '{"constructor":true}'],
])("refuses %s and changes nothing", async (_what, path, body) => {
  expect((await send("POST", path, body)).status).toBe(400);
  expect(clouds.map(({ switches }) => switches)).toEqual([calm, calm, calm]);
});
