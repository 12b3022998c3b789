import { afterEach } from "vitest";

/** Files that share a page leave nothing on it. */
if ("document" in globalThis) {
  const { cleanup } = await import("@testing-library/react");
  afterEach(cleanup);
}
