import { expect, it } from "vitest";
import type { Evidence } from "./answer";
import { evidenceFor, whyMissing } from "./evidence";

const told: Evidence = { basis: "reported", operation: "GetImage", from: ["desc"] };

it("finds a field's own evidence before that of what it is part of", () => {
  const disks: Evidence = { ...told, from: ["disks"] };
  const size: Evidence = { ...told, from: ["disks[].size"] };
  expect(evidenceFor({ disks, "disks.sizeGiB": size }, "disks.sizeGiB")).toBe(size);
  expect(evidenceFor({ disks }, "disks.sizeGiB")).toBe(disks);
  expect(evidenceFor({ disks }, "diskless")).toBeNull();
  expect(evidenceFor({}, "constructor")).toBeNull();
});

it("tells a field that the cloud does not have from one that it left empty", () => {
  expect(whyMissing({}, "description")).toBe("not-reported");
  expect(whyMissing({ description: told }, "description")).toBe("no-value");
});
