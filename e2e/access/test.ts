import { test as base, expect } from "@playwright/test";
import { makeWorld, type World } from "./world";

/** One installation for all tests of access: each leaves it as it was, or makes it so again. */
export const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: the tool reads from the pattern that no other fixture is wanted.
    async ({}, use) => {
      const world = await makeWorld();
      await use(world);
      await world.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

export { expect };
