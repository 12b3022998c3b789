import { expect, it } from "vitest";
import { COLUMN_IDS, DEFAULT_COLUMNS } from "@/lib/domain/list-columns";
import { COLUMN_SHAPES, columnsInSight, gridVariables, NARROWEST_PX, nextSort, WIDEST_PX } from "./columns";

it("fits the default columns beside the rail of a window of 1440 px", () => {
  const variables = gridVariables(DEFAULT_COLUMNS, {});
  expect(Number.parseInt(variables["--width"] ?? "", 10)).toBeLessThanOrEqual(1440 - 232);
});

it("lets architecture and ownership go where there is little room", () => {
  expect(columnsInSight(DEFAULT_COLUMNS, true)).not.toContain("arch");
  expect(columnsInSight(DEFAULT_COLUMNS, true)).not.toContain("ownership");
  expect(columnsInSight(DEFAULT_COLUMNS, false)).toEqual(DEFAULT_COLUMNS);
});

it("keeps them where somebody chose the columns", () => {
  expect(columnsInSight(["name", "arch"], true)).toEqual(["name", "arch"]);
});

it("gives the pinned column what the others leave, and every other its own width", () => {
  const variables = gridVariables(["name", "status"], { status: 200 });
  expect(variables["--columns"]).toBe("40px minmax(220px,1fr) 200px");
  expect(variables["--width"]).toBe("460px");
});

it("has a width within bounds for every column", () => {
  for (const id of COLUMN_IDS) {
    expect(COLUMN_SHAPES[id].widthPx).toBeGreaterThanOrEqual(NARROWEST_PX);
    expect(COLUMN_SHAPES[id].widthPx).toBeLessThanOrEqual(WIDEST_PX);
  }
});

it("turns the order of the same column, and begins another one with its first order", () => {
  expect(nextSort({ key: "created", descending: true }, "created")).toEqual({
    key: "created",
    descending: false,
  });
  expect(nextSort({ key: "created", descending: true }, "name")).toEqual({ key: "name", descending: false });
  expect(nextSort({ key: "name", descending: false }, "disks")).toEqual({ key: "disks", descending: true });
});
