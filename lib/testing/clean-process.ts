import { afterAll, vi } from "vitest";
import { forgetAllProcessWide } from "../process-wide";

/** Files that share a process find it as if it had been started for them. */
const environment = { ...process.env };
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  forgetAllProcessWide();
});
