import { describe, expect, it } from "vitest";
import { createSlots } from "../slots";
import { POLICY } from "./policy";
import { createRetryBudget } from "./retry-budget";

/** How many retries a budget pays for. */
function spendAll(budget: ReturnType<typeof createRetryBudget>, why: "throttled" | "failed"): number {
  let paid = 0;
  while (budget.spend(why)) paid += 1;
  return paid;
}

describe("the retries of a connection", () => {
  it("are 35 when nothing succeeds any more, and 100 of throttled calls", () => {
    expect(spendAll(createRetryBudget(), "failed")).toBe(35);
    expect(spendAll(createRetryBudget(), "throttled")).toBe(100);
  });

  it("come back with successes, one token each, and never beyond the start", () => {
    const budget = createRetryBudget();
    spendAll(budget, "failed");
    // Ten tokens of the five hundred are left.
    for (let successes = 0; successes < 3; successes += 1) budget.earn();
    expect(budget.spend("failed")).toBe(false);
    budget.earn();
    expect(budget.spend("failed")).toBe(true);
    for (let successes = 0; successes < 2_000; successes += 1) budget.earn();
    expect(spendAll(budget, "failed")).toBe(35);
  });
});

describe("the slots of a process", () => {
  const never = new AbortController().signal;

  it("are given from hand to hand in the order of asking", async () => {
    const slots = createSlots(1);
    const order: string[] = [];
    const leave = await slots.take(never);
    const [first, second] = ["first", "second"].map((name) =>
      slots.take(never).then((release) => {
        order.push(name);
        return release;
      }),
    );
    leave();
    leave();
    (await first)?.();
    (await second)?.();
    expect(order).toEqual(["first", "second"]);
  });

  it("are not lost by whoever gives up waiting", async () => {
    const slots = createSlots(1);
    const leave = await slots.take(never);
    const impatient = new AbortController();
    const waiting = slots.take(impatient.signal);
    impatient.abort(new Error("no patience"));
    await expect(waiting).rejects.toThrow("no patience");
    leave();
    await expect(slots.take(never)).resolves.toBeTypeOf("function");
  });
});

it("has the figures of the client policy", () => {
  expect(POLICY).toMatchObject({
    region: {
      callsAtOnce: 4,
      failuresUntilOpen: 5,
      openMs: 60_000,
      slowestPart: 1 / 16,
      recoveredPart: 1 / 20,
    },
    retries: { tokens: 500, cost: 14, throttledCost: 5, perSuccess: 1 },
    process: { callsAtOnce: 16, scopesAtOnce: 16, scopesOfCloudAtOnce: 8 },
    pass: { mostPages: 2_000, mostImages: 200_000, mostEmptyPages: 3 },
  });
});
