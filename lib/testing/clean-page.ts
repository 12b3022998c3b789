import { afterEach } from "vitest";

/** Files that share a page leave nothing on it. */
if ("document" in globalThis) {
  const { cleanup, configure } = await import("@testing-library/react");
  // On a busy machine a second passes before a message of another tab arrives.
  configure({ asyncUtilTimeout: 5_000 });
  afterEach(cleanup);
}
