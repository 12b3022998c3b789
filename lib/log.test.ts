import { describe, expect, it } from "vitest";
import { createLog } from "./log";
import { withRequestId } from "./request-id";

const SECRET = "fake-secret-0123456789";

function recorder(level = "trace") {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  return { log, text: () => lines.join(""), last: () => JSON.parse(lines.at(-1) ?? "null") };
}

describe("log", () => {
  it("says when, how grave, who and what", () => {
    const { log, last } = recorder();
    log.child({ part: "sync" }).warn({ regionId: "bj", count: 3 }, "pass failed");
    expect(last()).toMatchObject({
      level: "warn",
      part: "sync",
      regionId: "bj",
      count: 3,
      msg: "pass failed",
    });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it("names the request that a line belongs to, and none for work of our own", () => {
    const { log, last } = recorder();
    withRequestId("a-request", () => log.child({ part: "sync" }).info("asked"));
    expect(last().requestId).toBe("a-request");
    log.info("by itself");
    expect(last()).not.toHaveProperty("requestId");
  });

  it.each([
    "secret",
    "secretKey",
    "password",
    "token",
    "authorization",
    "signature",
    "cookie",
    "Authorization",
    "Set-Cookie",
    "client_secret",
    "sessionToken",
  ])("never writes a field named %s, however deep it is", (name) => {
    const { log, text } = recorder();
    log.info({ [name]: SECRET }, "top");
    log.info({ a: { [name]: SECRET } }, "one");
    log.info({ a: { b: [{ c: { [name]: { value: SECRET } } }] } }, "four");
    log.info({ headers: new Headers({ [name]: SECRET }) }, "headers");
    log.child({ [name]: SECRET }).info("bound");
    expect(text()).not.toContain(SECRET);
    expect(text().match(/\[redacted\]/g)).toHaveLength(5);
  });

  it("keeps fields that only look similar", () => {
    const { log, last } = recorder();
    log.info({ secretId: "AKIDFAKE", tokens: 4, token: null, createdAt: new Date(0) }, "kept");
    expect(last()).toMatchObject({
      secretId: "AKIDFAKE",
      tokens: 4,
      token: null,
      createdAt: "1970-01-01T00:00:00.000Z",
    });
  });

  it("cuts the password out of an address", () => {
    const { log, text } = recorder();
    log.info(
      { url: `postgresql://neph:${SECRET}@db/neph` },
      `cannot reach postgresql://neph:${SECRET}@db/neph`,
    );
    expect(text()).not.toContain(SECRET);
    expect(text()).toContain("postgresql://neph:[redacted]@db/neph");
  });

  it.each([
    ["as the only argument", (log: ReturnType<typeof createLog>, error: Error) => log.error(error)],
    ["as a field without words", (log: ReturnType<typeof createLog>, error: Error) => log.error({ error })],
    [
      "as a field with words",
      (log: ReturnType<typeof createLog>, error: Error) => log.error({ error }, "failed"),
    ],
    [
      "as another's cause",
      (log: ReturnType<typeof createLog>, error: Error) =>
        log.error({ error: new Error("outer", { cause: error }) }, "failed"),
    ],
  ])("writes a failed query %s without the values it carried", (_how, write) => {
    const { log, text } = recorder();
    const cause = Object.assign(new Error("duplicate key"), { code: "23505", detail: `Key (x)=(${SECRET})` });
    const error = Object.assign(new Error(`Failed query: insert\nparams: ${SECRET},2\n3`, { cause }), {
      params: [SECRET],
    });
    write(log, error);
    expect(text()).not.toContain(SECRET);
    expect(text()).toContain("Failed query: insert");
    expect(text()).toContain("23505");
    expect(text()).toContain("log.test.ts");
  });

  it("writes nothing below its level", () => {
    const { log, text } = recorder("warn");
    log.info("quiet");
    expect(text()).toBe("");
  });

  it("refuses a level that does not exist", () => {
    expect(() => createLog("loud")).toThrow(/NEPHOSCOPE_LOG_LEVEL is "loud"/);
  });
});
