import type { BrowserContext } from "@playwright/test";

/** The cookies of a browser. */
export type SignIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A browser without cookies. To be named wherever a context is made: else it gets those of the running test. */
export const NOBODY: SignIn = { cookies: [], origins: [] };
