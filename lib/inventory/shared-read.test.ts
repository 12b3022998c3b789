import { expect, it } from "vitest";
import { sharedRead } from "./shared-read";

/** A read that ends when it is told to. */
function steered() {
  const runs: { end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const read = sharedRead(() => new Promise<string>((end, fail) => runs.push({ end, fail })));
  return { runs, read };
}

it("shares one run among those who came while another was under way, and begins it after they came", async () => {
  const { runs, read } = steered();
  const first = read();
  const [second, third] = [read(), read()];
  expect(runs).toHaveLength(1);
  runs[0]?.end("before");
  expect(await first).toBe("before");
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.end("after");
  expect(await Promise.all([second, third])).toEqual(["after", "after"]);
  expect(runs).toHaveLength(2);
});

it("reads anew when nobody reads", async () => {
  const { runs, read } = steered();
  for (const value of ["one", "two"]) {
    const asked = read();
    runs.at(-1)?.end(value);
    expect(await asked).toBe(value);
  }
});

it("tells a failure to those who waited for that run, and to no others", async () => {
  const { runs, read } = steered();
  const first = read();
  const second = read();
  runs[0]?.fail(new Error("gone away"));
  await expect(first).rejects.toThrow("gone away");
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.end("back");
  expect(await second).toBe("back");
});
