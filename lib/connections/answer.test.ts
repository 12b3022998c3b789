import { describe, expect, it } from "vitest";
import { answer } from "./answer";
import { ConnectionError } from "./errors";
import { renameInput } from "./schema";

const sent = { connectionId: "abc", name: "tc-prod" };

describe("an answer to a form", () => {
  it("is what the act returned", async () => {
    expect(await answer(renameInput, sent, async ({ name }) => name)).toEqual({
      done: true,
      value: "tc-prod",
    });
  });

  it("names the fields that do not fit, without acting and without what was typed", async () => {
    const told = await answer(renameInput, { ...sent, name: "canary\n1", more: 1 }, async () => {
      throw new Error("must not act");
    });
    expect(told).toMatchObject({ done: false, refusal: "bad-input", failure: null });
    expect(told.done ? [] : told.problems).toContainEqual({ field: "name", code: "control-characters" });
    expect(JSON.stringify(told)).not.toContain("canary");
  });

  it("says why an act was refused, and when it may be tried again", async () => {
    const told = await answer(renameInput, sent, async () => {
      throw new ConnectionError("too-soon", { retryAfterMs: 5_000 });
    });
    expect(told).toEqual({
      done: false,
      refusal: "too-soon",
      failure: null,
      problems: [],
      retryAfterMs: 5_000,
    });
  });

  it("takes a defect for no refusal", async () => {
    const act = answer(renameInput, sent, async () => {
      throw new TypeError("ours");
    });
    await expect(act).rejects.toThrow(TypeError);
  });
});
