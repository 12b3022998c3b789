import { expect, test } from "./fixtures";

const DEFAULTS = [
  "Name",
  "Account, region",
  "System",
  "Arch",
  "Ownership",
  "Status",
  "Disks",
  "Shared",
  "Created · changed",
];

test.describe("the column chooser", () => {
  test("shows, hides and resets, and the address carries it", async ({ list, page }) => {
    await list.open();
    expect(await list.heads()).toEqual(DEFAULTS);
    await list.columnsButton.click();
    await expect(list.chooser.getByRole("checkbox", { name: "Name" })).toBeDisabled();
    await list.chooser.getByRole("checkbox", { name: "Tags" }).click();
    await list.chooser.getByRole("checkbox", { name: "Arch" }).click();
    await expect.poll(list.heads).toEqual([...DEFAULTS.filter((name) => name !== "Arch"), "Tags"]);
    await expect(page).toHaveURL(/cols=place/);

    await page.reload();
    await expect.poll(list.heads).toContain("Tags");
    await list.columnsButton.click();
    await list.chooser.getByRole("button", { name: "Reset" }).click();
    await expect.poll(list.heads).toEqual(DEFAULTS);
    await expect(page).toHaveURL(/\/images$/);
  });

  test("moves a column by keyboard and by dragging; the name stays first", async ({ list, page }) => {
    await list.open();
    await list.columnsButton.click();
    const handle = (name: string) => list.chooser.getByRole("button", { name: `Move ${name}` });
    await expect(handle("Name")).toHaveCount(0);
    await handle("Status").press("ArrowUp");
    await expect.poll(async () => (await list.heads()).indexOf("Status")).toBe(4);
    await expect(handle("Status")).toBeFocused();

    const from = await handle("Shared").boundingBox();
    const to = await handle("Account, region").boundingBox();
    if (!from || !to) throw new Error("the handles have no place");
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 8, to.y + 8, { steps: 8 });
    await page.mouse.up();
    await expect.poll(list.heads).toEqual(expect.arrayContaining(["Shared"]));
    await expect.poll(async () => (await list.heads()).slice(0, 2)).toEqual(["Name", "Shared"]);
  });

  test("holds the choice of density", async ({ list, page }) => {
    await list.open();
    const height = async () => (await list.rows.first().boundingBox())?.height;
    expect(await height()).toBe(40);
    await list.columnsButton.click();
    await list.chooser.getByText("Compact").click();
    await expect.poll(height).toBe(32);
    expect(await list.heads()).toEqual(DEFAULTS.filter((name) => name !== "Arch" && name !== "Ownership"));
    await page.reload();
    await expect.poll(height).toBe(32);
  });
});

test.describe("a width", () => {
  test("is changed by keyboard and by dragging, stays, and can be taken back", async ({ list, page }) => {
    await list.open();
    const edge = page.getByRole("separator", { name: "Width of System" });
    const width = async () => (await list.columnHead("System").boundingBox())?.width ?? 0;
    expect(await width()).toBe(156);
    await edge.press("ArrowRight");
    await edge.press("ArrowRight");
    await expect.poll(width).toBe(172);
    await expect(edge).toHaveAttribute("aria-valuenow", "172");

    const box = await edge.boundingBox();
    if (!box) throw new Error("the edge has no place");
    await page.mouse.move(box.x + 4, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 64, box.y + 8, { steps: 6 });
    await page.mouse.up();
    await expect.poll(width).toBe(232);
    await page.reload();
    await expect.poll(width).toBe(232);
    await edge.press("Home");
    await expect.poll(width).toBe(156);
  });
});

test("the name stays in sight while many columns scroll", async ({ list }) => {
  await list.open("cols=place+os+status+disks+snapshot+tags+description+lifecycle+notes+encryption");
  const name = list.rows.first().getByRole("link");
  const before = await name.boundingBox();
  await list.scroller.evaluate((element) => element.scrollTo({ left: 600 }));
  await expect.poll(() => list.scroller.evaluate((element) => element.scrollLeft)).toBeGreaterThan(300);
  expect((await name.boundingBox())?.x).toBe(before?.x);
  await expect(list.table.getByRole("columnheader", { name: "Encryption" })).toBeInViewport();
});

test.describe("where there is little room", () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test("architecture and ownership go, and the rail becomes a sheet", async ({ list, page }) => {
    await list.open();
    expect(await list.heads()).toEqual(DEFAULTS.filter((name) => name !== "Arch" && name !== "Ownership"));
    await expect(list.rail).toBeHidden();
    await page.getByRole("button", { name: "Filters" }).click();
    await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
  });
});

test("look-alikes are told apart by the columns in which they differ", async ({ inventory, list, page }) => {
  const { rows } = await inventory.read("limit=200&sort=name");
  const key = (row: (typeof rows)[number]) =>
    `${row.name?.toLowerCase().trim()} ${row.ref.connectionId} ${row.ref.regionId}`;
  const twice = rows.find(
    (row, index) => row.name && rows.findIndex((other) => key(other) === key(row)) < index,
  );
  test.skip(!twice, "the demo's first 200 images have no look-alikes");
  await list.open(`sort=name&q=${encodeURIComponent(twice?.name ?? "")}`);
  await expect(page.getByText(/rows look alike/)).toBeVisible();
  await page.getByRole("button", { name: "Tell apart" }).click();
  await expect(list.answer).toContainText("differ");
});
