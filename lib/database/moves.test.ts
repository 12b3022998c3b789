import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { withDatabase } from "../testing/database";
import { database } from ".";
import { listen } from "./listen";
import { announceMoves, MOVES_CHANNEL, topicsIn } from "./moves";

const made = withDatabase();
const heard = vi.fn();
let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await listen({ connectionString: made.url() }, MOVES_CHANNEL, (told) => heard(topicsIn(told)));
});
beforeEach(() => heard.mockClear());
afterAll(() => stop());

it("tells every instance which topics moved, when the transaction that moved them is committed", async () => {
  const db = await database();
  await db.transaction(async (transaction) => {
    await announceMoves(transaction, "accounts", "pulse");
    await announceMoves(transaction, "accounts", "pulse");
  });
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(heard.mock.calls).toEqual([[["pulse", "accounts"]]]);
});

it("tells nothing of what was taken back", async () => {
  const db = await database();
  const failed = db.transaction(async (transaction) => {
    await announceMoves(transaction, "alerts");
    throw new Error("taken back");
  });
  await expect(failed).rejects.toThrow("taken back");
  await announceMoves(db, "pulse");
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(heard.mock.calls).toEqual([[["pulse"]]]);
});

it("takes everything for moved when notices may have been missed, and nothing for what it does not know", () => {
  expect(topicsIn(undefined)).toEqual(["pulse", "accounts", "alerts"]);
  expect(topicsIn("weather alerts")).toEqual(["alerts"]);
});
