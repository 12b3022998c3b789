import { expect, PEOPLE, test } from "./fixtures";

test.use({ person: "nobody" });

test("refuses a wrong password and keeps what was typed, except the password", async ({
  page,
  signIn,
  troubles,
}) => {
  troubles.expect(/status of 401/);
  await signIn.open();
  await signIn.submit({ ...PEOPLE.viewer, password: "a wrong guess" });
  await expect(signIn.problem).toHaveText("E-mail and password do not fit together.");
  await expect(signIn.email).toHaveValue(PEOPLE.viewer.email);
  await expect(signIn.password).toHaveValue("");
  await expect(signIn.password).toBeFocused();
  await expect(page).toHaveURL(/\/sign-in$/);

  await signIn.submit(PEOPLE.viewer);
  await expect(page).toHaveURL(/\/images$/);
});

test("says nothing about which half was wrong", async ({ signIn, troubles }) => {
  troubles.expect(/status of 401/);
  await signIn.open();
  await signIn.submit({ email: "nobody@nephoscope.demo", password: PEOPLE.viewer.password });
  await expect(signIn.problem).toHaveText("E-mail and password do not fit together.");
});

test("says that the server did not answer, and keeps the form", async ({ context, signIn, troubles }) => {
  troubles.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|CLIENT_FETCH_ERROR/);
  await signIn.open();
  await context.setOffline(true);
  await signIn.submit(PEOPLE.viewer);
  await expect(signIn.problem).toHaveText(/did not answer/);
  await expect(signIn.email).toHaveValue(PEOPLE.viewer.email);
  await expect(signIn.button).toBeEnabled();
});

test.describe("a deep link survives the sign-in", () => {
  test("to an image", async ({ page, signIn, detail }) => {
    await page.goto("/images/jd-retail/cn-north-1/img-m5s0abcd29");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await signIn.alive();
    await signIn.submit(PEOPLE.viewer);
    await expect(page).toHaveURL(/\/images\/jd-retail\/cn-north-1\/img-m5s0abcd29$/);
    await expect(detail.title).toHaveText("CentOS 8.2 64位");
  });

  test("to a filtered list", async ({ page, signIn, list }) => {
    await page.goto("/images?q=边缘&cloud=tencent-cvm&sort=name");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await signIn.alive();
    await signIn.submit(PEOPLE.viewer);
    await expect(list.search).toHaveValue("边缘");
    await expect(list.chip("Cloud is Tencent Cloud")).toBeVisible();
    await expect(list.columnHead("Name")).toHaveAttribute("aria-sort", "ascending");
    await expect(list.row("边缘节点-k8s-arm-büro-😀").first()).toBeVisible();
  });
});

test.describe("never leads to another site", () => {
  const tricks = ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example"];

  test("after the form", async ({ page, signIn, baseURL }) => {
    await signIn.open(`next=${encodeURIComponent("//evil.example/images")}`);
    await signIn.submit(PEOPLE.viewer);
    await expect(page).toHaveURL(`${baseURL}/images`);
  });

  test.describe("when somebody is signed in already", () => {
    test.use({ person: "viewer" });

    for (const trick of tricks) {
      test(`by ${JSON.stringify(trick)}`, async ({ request }) => {
        const answer = await request.get(`/sign-in?next=${encodeURIComponent(trick)}`, { maxRedirects: 0 });
        expect(answer.status()).toBe(307);
        expect(answer.headers().location).toBe("/images");
      });
    }
  });
});

test("signing out ends the sign-in for the server too", async ({
  context,
  page,
  playwright,
  signIn,
  baseURL,
}) => {
  await signIn.open();
  await signIn.submit(PEOPLE.viewer);
  await expect(page).toHaveURL(/\/images$/);
  const storageState = await context.storageState();
  const replay = await playwright.request.newContext({ baseURL, storageState });
  expect((await replay.get("/api/images?limit=0")).status()).toBe(200);

  await expect(async () => {
    await page.getByRole("button", { name: `Your account, ${PEOPLE.viewer.name}` }).click();
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible({ timeout: 250 });
  }).toPass();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  expect((await replay.get("/api/images?limit=0")).status()).toBe(401);
  const list = await replay.get("/images", { maxRedirects: 0 });
  expect(list.headers().location).toContain("/sign-in?next=");
  await replay.dispose();
});

test("without a sign-in pages lead to it, and the list's route answers 401 and nothing else", async ({
  request,
}) => {
  for (const path of ["/images", "/images/tc-prod/ap-guangzhou/img-ordgold1", "/images/x/y/z"]) {
    const page = await request.get(path, { maxRedirects: 0 });
    expect(page.status(), path).toBe(307);
    expect(page.headers().location, path).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  const answer = await request.get("/api/images?q=order");
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toEqual({ error: "sign-in required" });
});

test("a demo offers its people", async ({ page, signIn }) => {
  await signIn.open();
  await page.getByRole("button", { name: "Use Admin" }).click();
  await signIn.button.click();
  await expect(page.getByRole("button", { name: `Your account, ${PEOPLE.admin.name}` })).toBeVisible();
});
