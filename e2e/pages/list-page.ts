import { expect, type Locator, type Page } from "@playwright/test";

/** The columns that the table has at first, from left to right, as their heads name them. */
const COLUMNS = [
  "Selection",
  "Name",
  "Account, region",
  "System",
  "Arch",
  "Ownership",
  "Status",
  "Disks",
  "Shared",
  "Created · changed",
] as const;

export type ListPage = ReturnType<typeof listPage>;

/** The list of images, in English. */
export function listPage(page: Page) {
  const asksForNews = () =>
    page.waitForResponse((answer) => answer.url().endsWith("/api/images?from=0&limit=0"));
  const main = page.getByRole("main");
  const rail = page.getByRole("complementary", { name: "Filters" });
  const table = page.getByRole("table", { name: "Images" });
  const rows = table.getByRole("row").filter({ has: page.getByRole("link") });
  const headline = main.getByText(/^[\d,]+ images?$/);
  const sources = page.getByRole("dialog", { name: "Freshness of each source" });
  const facet = (name: string) => rail.getByRole("region", { name: new RegExp(`^${name}`) });
  const box = (facetName: string, value: string) =>
    facet(facetName).getByRole("checkbox", { name: value, exact: true });

  return {
    main,
    rail,
    table,
    rows,
    /** "779 images"; what they are out of stands beside it. */
    headline,
    search: page.getByRole("combobox", { name: "Search images" }),
    suggestions: page.getByRole("listbox", { name: "Suggestions" }),
    /** The box of a row, by the name of its image. */
    boxOf: (row: Locator) => row.getByRole("checkbox"),
    selectAll: table.getByRole("checkbox", { name: /^Select (all )?[\d,]+ images?$/ }),
    selectionBar: page.getByRole("region", { name: "Selected images" }),
    drawer: page.getByRole("complementary", { name: "Image beside the list" }),
    columnsButton: page.getByRole("button", { name: "Columns" }),
    chooser: page.getByRole("dialog", { name: "Columns in this view" }),
    /** The heads that are to be seen, left to right, without the one of the boxes. */
    heads: async () => {
      const names = await table
        .getByRole("columnheader")
        .evaluateAll((heads) =>
          heads.flatMap((head) => (head.checkVisibility() ? (head.getAttribute("aria-label") ?? "") : [])),
        );
      return names.filter((name) => name !== "Selection");
    },
    scroller: page.getByRole("region", { name: "Image table" }),
    /** The quiet line that answers an action. */
    answer: page.getByRole("status").filter({ hasText: /\S/ }),
    readAgainButton: page.getByRole("button", { name: "Read every source again" }),
    sources,
    facet,
    box,
    chip: (words: string) => main.getByRole("button", { name: `Remove filter: ${words}`, exact: true }),
    /** By its position in the whole result, counted from 0. */
    rowAt: (position: number) => table.locator(`[aria-rowindex="${position + 2}"]`),
    linkOf: (row: Locator) => row.getByRole("link"),
    /** The row that has the focus somewhere inside. */
    focusedRow: rows.filter({ has: page.locator(":focus") }),
    row: (text: string | RegExp) => rows.filter({ hasText: text }),
    cell: (row: Locator, column: (typeof COLUMNS)[number]) =>
      row.getByRole("cell").nth(COLUMNS.indexOf(column)),
    columnHead: (name: (typeof COLUMNS)[number]) => table.getByRole("columnheader", { name, exact: true }),

    /** How many images the headline tells of. */
    total: async () => numberIn((await headline.textContent()) ?? ""),

    /** Opens the list and waits until it asks for news by itself: from then on it hears clicks and keys. */
    async open(query = "") {
      const alive = asksForNews();
      await page.goto(query === "" ? "/images" : `/images?${query}`);
      await alive;
    },

    /** Loads the page anew and waits in the same way. */
    async reload() {
      const alive = asksForNews();
      await page.reload();
      await alive;
    },

    /**
     * The rows that exist at this moment, position in the whole result and address of the image; none while some of
     * them are still being loaded.
     */
    present: () =>
      table.evaluate((element) => {
        const rows = [...element.querySelectorAll("tbody tr")].map((row): [number, string | null] => [
          Number(row.getAttribute("aria-rowindex")) - 2,
          row.querySelector("a")?.getAttribute("href") ?? null,
        ]);
        const loaded = rows.flatMap(([position, address]) => (address ? [{ position, address }] : []));
        return loaded.length === rows.length ? loaded : [];
      }),

    /** Every value of a facet with its count, those behind "n more" too. */
    async counts(name: string): Promise<Record<string, number>> {
      // The counts follow the rows.
      await expect(rail).toHaveAttribute("aria-busy", "false");
      const head = facet(name).getByRole("button", { expanded: false });
      if (await head.isVisible()) await head.click();
      const more = facet(name).getByRole("button", { name: /^\d+ more$/ });
      if (await more.isVisible()) await more.click();
      const texts = await facet(name).getByRole("listitem").allInnerTexts();
      return Object.fromEntries(
        texts.map((text) => {
          const [, value = text, count = "NaN"] = /^(.*?)\s+([\d,]+)\b/s.exec(text) ?? [];
          return [value, numberIn(count)];
        }),
      );
    },

    async openSources() {
      await main.getByRole("button", { name: /sources? current|sources? answered/ }).click();
      await expect(sources).toBeVisible();
    },

    async readAgain() {
      await page.getByRole("button", { name: "Read every source again" }).click();
      await expect(page.getByText("Every source is being read again")).toBeVisible();
    },
  };
}

/** 1,234 out of "1,234 images". */
export function numberIn(text: string): number {
  return Number((/[\d,]+/.exec(text)?.[0] ?? "NaN").replaceAll(",", ""));
}
