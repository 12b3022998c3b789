import { expect, it } from "vitest";
import type { DialectId } from "../domain/cloud";
import { nextScope, type Waiting } from "./next-scope";

const scope = (
  connectionId: string,
  regionId: string,
  { dialect = "tencent-cvm", ...more }: Partial<Waiting> & { dialect?: DialectId } = {},
): Waiting => ({ connectionId, regionId, group: "all", refusals: 0, awaited: false, dialect, ...more });

/** Gives places until none is left. */
function walkedOf(waiting: Waiting[], places: number): string[] {
  const walked: Waiting[] = [];
  for (let next = nextScope(waiting, walked, places); next; next = nextScope(waiting, walked, places)) {
    walked.push(next);
  }
  return walked.map(({ connectionId, regionId, group }) => [connectionId, regionId, group].join(" "));
}

const regions = ["r-1", "r-2", "r-3", "r-4", "r-5"];

it("gives each account a place before any gets a second one", () => {
  const waiting = ["a", "b", "c"].flatMap((id) => regions.map((region) => scope(id, region)));
  expect(walkedOf(waiting, 4)).toEqual(["a r-1 all", "b r-1 all", "c r-1 all", "a r-2 all"]);
});

it("begins with the cloud that takes the fewest calls, since it takes longest", () => {
  const waiting = [
    scope("tencent", "r-1"),
    scope("jd", "r-1", { dialect: "jdcloud-vm" }),
    scope("ens", "r-1", { dialect: "alibaba-ens" }),
    scope("ens", "r-2", { dialect: "alibaba-ens" }),
  ];
  expect(walkedOf(waiting, 4)).toEqual(["ens r-1 all", "jd r-1 all", "tencent r-1 all", "ens r-2 all"]);
});

it("puts what somebody waits for before all of that", () => {
  const waiting = [
    scope("ens", "r-1", { dialect: "alibaba-ens" }),
    scope("a", "r-1"),
    scope("a", "r-2", { awaited: true }),
    scope("a", "r-3", { awaited: true }),
  ];
  expect(walkedOf(waiting, 3)).toEqual(["a r-2 all", "a r-3 all", "ens r-1 all"]);
});

it.each([
  ["four of an account", regions.map((region) => scope("a", region)), 4],
  ["eight of a cloud", ["a", "b", "c"].flatMap((id) => regions.map((region) => scope(id, region))), 8],
  [
    "two of a source",
    (["private", "shared", "public"] as const).map((group) => scope("a", "r-1", { group })),
    2,
  ],
  [
    "one of a source whose key was refused",
    (["private", "shared"] as const).map((group) => scope("a", "r-1", { group, refusals: 1 })),
    1,
  ],
])("walks at most %s at once", (_what, waiting, most) => {
  expect(walkedOf(waiting, 100)).toHaveLength(most);
});
