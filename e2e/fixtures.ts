import { test as base, expect } from "@playwright/test";
import type { ImageList } from "@/lib/domain/image-list";
import type { Role } from "@/lib/domain/role";
import { type Clouds, cloudsAt, originOf } from "./control-client";
import { NOBODY, type SignIn } from "./nobody";
import { type DetailPage, detailPage } from "./pages/detail-page";
import { type ListPage, listPage } from "./pages/list-page";
import { type SignInPage, signInPage } from "./pages/sign-in-page";
import { type Troubles, watchTroubles } from "./troubles";

/** The demo's people, as its command prints them. */
export const PEOPLE: Record<Role, { email: string; password: string; name: string }> = {
  viewer: { email: "viewer@nephoscope.demo", password: "browse-the-clouds", name: "Vera Viewer" },
  admin: { email: "admin@nephoscope.demo", password: "steer-the-clouds", name: "Ada Admin" },
};

/** A server may close a connection that was idle at the very moment that it is used again. */
const RETRY = { maxRetries: 2 };

type ForTests = {
  /** Who looks: `test.use({ person: "admin" })`. */
  person: Role | "nobody";
  /** The switches of the emulators; everything is calm and read again after a test that used them. */
  clouds: Clouds;
  /** Every test fails on console errors, violations of the content policy and requests to elsewhere. */
  troubles: Troubles;
  list: ListPage;
  detail: DetailPage;
  signIn: SignInPage;
};

type ForWorker = {
  /** The cookies of a person who signed in by the form, once per worker. */
  signedIn: (person: Role) => Promise<SignIn>;
  /** The list as its route answers it to a viewer; the first answer comes when every source and sharing was read. */
  inventory: { read: (query: string) => Promise<ImageList> };
};

export const test = base.extend<ForTests, ForWorker>({
  person: ["viewer", { option: true }],

  signedIn: [
    async ({ browser }, use, { project }) => {
      const made = new Map<Role, Promise<SignIn>>();
      const make = async (person: Role) => {
        const context = await browser.newContext({
          baseURL: project.use.baseURL,
          storageState: NOBODY,
          locale: "en-US",
        });
        const page = await context.newPage();
        const form = signInPage(page);
        await form.open();
        await form.submit(PEOPLE[person]);
        await expect(page).toHaveURL(/\/images$/);
        const state = await context.storageState();
        await context.close();
        return state;
      };
      await use((person) => {
        const state = made.get(person) ?? make(person);
        made.set(person, state);
        return state;
      });
    },
    { scope: "worker" },
  ],

  inventory: [
    async ({ playwright, signedIn }, use, { project }) => {
      const request = await playwright.request.newContext({
        baseURL: project.use.baseURL,
        storageState: await signedIn("viewer"),
      });
      const read = async (query: string): Promise<ImageList> => {
        const answer = await request.get(`/api/images?${query}`, RETRY);
        expect(answer.status()).toBe(200);
        return await answer.json();
      };
      const missing = async () => {
        const { rows, sources, total } = await read("ownership=private&limit=200");
        while (rows.length < total) {
          const more = await read(`ownership=private&limit=200&from=${rows.length}`);
          rows.push(...more.rows);
          if (more.rows.length === 0) break;
        }
        const unread = sources.filter(({ condition }) => condition !== "current").length;
        return unread + rows.filter(({ sharing }) => sharing.targets === "not-asked").length;
      };
      await expect.poll(missing, { timeout: 60_000, message: "every source and sharing is read" }).toBe(0);
      await use({ read });
      await request.dispose();
    },
    { scope: "worker", auto: true, timeout: 90_000 },
  ],

  storageState: async ({ person, signedIn }, use) => {
    await use(person === "nobody" ? NOBODY : await signedIn(person));
  },

  clouds: async ({ browser, signedIn, inventory, baseURL }, use) => {
    const clouds = cloudsAt(originOf(baseURL));
    await use(clouds);
    await clouds.calmDown();
    const notCurrent = async () =>
      (await inventory.read("limit=0")).sources.filter(({ condition }) => condition !== "current").length;
    if ((await notCurrent()) === 0) return;
    const context = await browser.newContext({
      baseURL,
      storageState: await signedIn("admin"),
      locale: "en-US",
    });
    const list = listPage(await context.newPage());
    await list.open();
    await list.readAgain();
    await expect.poll(notCurrent, { timeout: 45_000, message: "all sources recover" }).toBe(0);
    await context.close();
  },

  troubles: [
    async ({ context, baseURL }, use) => {
      const troubles = watchTroubles(context, originOf(baseURL));
      await use(troubles);
      expect(troubles.seen()).toEqual([]);
    },
    { auto: true },
  ],

  list: async ({ page }, use) => use(listPage(page)),
  detail: async ({ page }, use) => use(detailPage(page)),
  signIn: async ({ page }, use) => use(signInPage(page)),
});

export { expect, NOBODY };
