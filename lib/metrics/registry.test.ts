import fc from "fast-check";
import { expect, it } from "vitest";
import { block, createRegistry } from "./registry";

it("writes counters as Prometheus reads them, one line for each combination of labels", () => {
  const registry = createRegistry();
  const calls = registry.counter("calls_total", "Calls.");
  calls.add({ dialect: "jdcloud-vm", outcome: "ok" });
  calls.add({ outcome: "ok", dialect: "jdcloud-vm" }, 2);
  calls.add({ dialect: "jdcloud-vm", outcome: "timeout" });
  expect(registry.text()).toBe(
    [
      "# HELP calls_total Calls.",
      "# TYPE calls_total counter",
      'calls_total{dialect="jdcloud-vm",outcome="ok"} 3',
      'calls_total{dialect="jdcloud-vm",outcome="timeout"} 1',
      "",
    ].join("\n"),
  );
});

it("counts a histogram's buckets from below, the bound itself included", () => {
  const registry = createRegistry();
  const seconds = registry.histogram("took_seconds", "How long.", [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) seconds.observe({ of: "a" }, value);
  expect(registry.text()).toBe(
    [
      "# HELP took_seconds How long.",
      "# TYPE took_seconds histogram",
      'took_seconds_bucket{of="a",le="0.1"} 2',
      'took_seconds_bucket{of="a",le="1"} 3',
      'took_seconds_bucket{of="a",le="+Inf"} 4',
      'took_seconds_sum{of="a"} 7.65',
      'took_seconds_count{of="a"} 4',
      "",
    ].join("\n"),
  );
});

it("keeps every label's text on its own line, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = block({
        name: "a",
        help: "A.",
        type: "gauge",
        samples: [{ labels: { of: text }, value: 1 }],
      });
      const value = /^a\{of="((?:[^"\\\n]|\\["\\n])*)"\} 1$/m.exec(written)?.[1];
      expect(value?.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign))).toBe(text);
      expect(written.split("\n")).toHaveLength(4);
    }),
  );
});

it("names what is not a number as Prometheus does", () => {
  const samples = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value, place) => ({
    labels: { place: String(place) },
    value,
  }));
  const written = block({ name: "a", help: "A.", type: "gauge", samples });
  expect(written.match(/(?<=\} ).+$/gm)).toEqual(["NaN", "+Inf", "-Inf"]);
});
