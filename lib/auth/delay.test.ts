import fc from "fast-check";
import { expect, it } from "vitest";
import { CLEAN, type Tally, waitMs, withFailure, withoutFailure } from "./delay";

const START = Date.parse("2026-11-21T08:00:00Z");
const at = (seconds: number) => new Date(START + seconds * 1000);

function fail(times: number[], from: Tally = CLEAN): Tally {
  return times.reduce((tally, seconds) => withFailure(tally, at(seconds)), from);
}

it("lets four failures in five minutes pass and delays after the fifth", () => {
  expect(waitMs(fail([0, 1, 2, 3]), at(4))).toBe(0);
  expect(waitMs(fail([0, 1, 2, 3, 4]), at(4))).toBe(60_000);
});

it("forgets failures that are five minutes old, wherever the five minutes begin", () => {
  expect(waitMs(fail([0, 280, 290, 299, 300]), at(301))).toBe(0);
  expect(waitMs(fail([0, 280, 290, 298, 299]), at(299))).toBe(60_000);
  expect(waitMs(fail([0, 280, 290, 299, 300, 310]), at(310))).toBe(60_000);
});

it("grows the delay up to a quarter of an hour", () => {
  let tally = fail([0, 1, 2, 3, 4]);
  let seconds = 4;
  const delays: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    delays.push(waitMs(tally, at(seconds)) / 1000);
    seconds += waitMs(tally, at(seconds)) / 1000;
    tally = withFailure(tally, at(seconds));
  }
  expect(delays).toEqual([60, 120, 240, 480, 900, 900, 900]);
});

it("takes a try again when the delay is over, to the second", () => {
  const tally = fail([0, 0, 0, 0, 0]);
  expect(waitMs(tally, at(59.999))).toBe(1);
  expect(waitMs(tally, at(60))).toBe(0);
});

it("begins anew after an hour of quiet", () => {
  const tally = fail([0, 1, 2, 3, 4]);
  expect(waitMs(withFailure(tally, at(4 + 3_601)), at(4 + 3_601))).toBe(0);
});

it("takes back a failure that did not happen, and the delay that it brought", () => {
  const before = fail([0, 1, 2, 3]);
  const counted = withFailure(before, at(4));
  expect(withoutFailure(counted, { at: at(4).toISOString(), delayUntil: counted.delayUntil })).toEqual(
    before,
  );
});

it("leaves the delay that another failure brought", () => {
  const first = fail([0, 1, 2, 3]);
  const mine = { at: at(3).toISOString(), delayUntil: null };
  const other = withFailure(first, at(4));
  expect(waitMs(withoutFailure(other, mine), at(4))).toBe(60_000);
});

it("never delays longer than a quarter of an hour, whatever happens", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), (gaps) => {
      let seconds = 0;
      let tally = CLEAN;
      for (const gap of gaps) {
        seconds += gap;
        tally = withFailure(tally, at(seconds));
        expect(waitMs(tally, at(seconds))).toBeLessThanOrEqual(900_000);
      }
    }),
  );
});
