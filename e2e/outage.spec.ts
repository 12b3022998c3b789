import type { DialectId } from "@/lib/domain/cloud";
import type { SourceState } from "@/lib/domain/image-list";
import { expect, NOBODY, test } from "./fixtures";

// One after the other: they turn the switches of one world.
test.describe.configure({ mode: "serial" });

test.describe("an admin reads every source again", () => {
  test.use({ person: "admin" });

  test("while a cloud is down: its images stay, marked and with the reason", async ({
    clouds,
    detail,
    inventory,
    list,
    page,
  }) => {
    const before = await inventory.read("limit=0");
    await clouds.turn("jdcloud-vm", { down: true });
    await list.open("account=jd-retail");
    const images = (await list.headline.textContent()) ?? "";
    await list.readAgain();
    await expect(list.main.getByText("11 of 14 sources current")).toBeVisible();
    await expect(list.main.getByText(/^JD Cloud cn-\w+-\d and 2 more failing$/)).toBeVisible();

    await list.openSources();
    const failing = list.sources.getByRole("listitem").filter({ hasText: "Failing" });
    await expect(failing).toHaveCount(3);
    await expect(failing.first()).toContainText("No connection to the cloud came about.");
    await expect(failing.first()).toContainText("describeImages");
    await page.keyboard.press("Escape");

    await page.reload();
    await expect(list.headline).toHaveText(images);
    await expect(list.rows.first()).toContainText(/as of /);

    const after = await inventory.read("limit=0");
    expect(after.total).toBe(before.total);
    for (const source of after.sources.filter(({ dialect }) => dialect !== "jdcloud-vm")) {
      expect(source.condition).toBe("current");
      expect(readAt(source) > readAt(sameSource(before.sources, source))).toBe(true);
    }

    await detail.open("jd-retail", "cn-north-1", "img-m5s0abcd29");
    await expect(detail.problem).toContainText(
      /JD Cloud cn-north-1 has failed since .*: cloud not reachable\./,
    );
    await expect(detail.problem).toContainText(/What you see is as of /);
    await expect(detail.section("Disks")).toContainText("snapshot-h8u1abcd36");

    await clouds.calmDown();
    await list.open();
    await list.readAgain();
    await expect(list.main.getByText("All 14 sources current")).toBeVisible();
  });

  test("while one region is down: the others of the same account are current", async ({ clouds, list }) => {
    await clouds.turn("tencent-cvm", { regionsDown: ["ap-shanghai"] });
    await list.open();
    await list.readAgain();
    await expect(list.main.getByText("13 of 14 sources current")).toBeVisible();
    await expect(
      list.main.getByText(
        /^Tencent Cloud ap-shanghai failing for .*: cloud not reachable\. Its 60 images are from /,
      ),
    ).toBeVisible();
  });

  test("while a cloud throttles: it waits, and reads everything", async ({ clouds, inventory, list }) => {
    const before = await inventory.read("limit=0");
    await clouds.turn("jdcloud-vm", { throttleNext: 2 });
    await list.open();
    await list.readAgain();
    await expect
      .poll(async () => await readSince(inventory, before.sources, "jdcloud-vm"), { timeout: 30_000 })
      .toEqual(["current", "current", "current"]);
  });

  test("while a cloud refuses the list: the reason names what to do", async ({ clouds, list }) => {
    await clouds.turn("tencent-cvm-v2", { denied: ["DescribeImages"] });
    await list.open();
    await list.readAgain();
    await expect(
      list.main.getByText(/^Tencent Cloud ap-guangzhou failing for .*: missing right\. /),
    ).toBeVisible();
    await list.openSources();
    const failing = list.sources.getByRole("listitem").filter({ hasText: "Failing" });
    await expect(failing).toHaveCount(1);
    await expect(failing).toContainText("Grant the right below at the cloud");
  });
});

test("a key that may not see the accounts is told apart from an image that is not shared", async ({
  clouds,
  detail,
}) => {
  await clouds.turn("jdcloud-vm", { denied: ["describeImageMembers"] });
  await detail.open("jd-retail", "cn-north-1", "img-k2f8d0s7ab");
  await detail.askAgain.click();
  await expect(
    detail.section("Sharing").getByText("The accounts cannot be seen with this key."),
  ).toBeVisible();
  // The cloud's quota call still tells how many they are.
  await expect(detail.section("Sharing").getByText("2 of 20 accounts")).toBeVisible();
  await expect(detail.section("Disks")).toContainText("vdb");
});

test("a key that may see nothing of sharing is told as such", async ({ clouds, detail }) => {
  await clouds.turn("jdcloud-vm", { denied: ["describeImageMembers", "describeQuotas"] });
  await detail.open("jd-retail", "cn-south-1", "img-southarm01");
  await detail.askAgain.click();
  await expect(detail.section("Sharing").getByText("The key of jd-retail may not see sharing")).toBeVisible();
  await expect(detail.fact("Limit")).toContainText("20, from the cloud's documents");
});

test("a look at an image of a cloud that is down keeps what is stored, and says so", async ({
  clouds,
  detail,
}) => {
  await clouds.turn("alibaba-ens", { down: true });
  await detail.open("ens-edge", "mainland", "m-5packing0edgenightly1120");
  await detail.askAgain.click();
  await expect(
    detail.main.getByText("The cloud could not be asked: cloud not reachable. This is the stored picture."),
  ).toBeVisible();
  await expect(detail.title).toHaveText("edge-nightly-2026.11.20");
});

test.describe("a viewer", () => {
  test("has no button that reads again", async ({ list }) => {
    await list.open();
    await expect(list.headline).toBeVisible();
    await expect(list.readAgainButton).toHaveCount(0);
  });

  test.describe("who replays an admin's request", () => {
    test.use({ person: "admin" });

    test("is refused by the server", async ({ baseURL, list, page, playwright, signedIn }) => {
      await list.open();
      const sent = page.waitForRequest(
        (request) => request.method() === "POST" && request.url().endsWith("/images"),
      );
      await list.readAgain();
      const request = await sent;
      const headers = await request.allHeaders();
      for (const [person, reason] of [
        ["viewer", "not-allowed"],
        ["nobody", "sign-in"],
      ] as const) {
        const other = await playwright.request.newContext({
          baseURL,
          storageState: person === "nobody" ? NOBODY : await signedIn(person),
        });
        const answer = await other.post("/images", {
          headers: {
            accept: headers.accept ?? "",
            "content-type": headers["content-type"] ?? "",
            "next-action": headers["next-action"] ?? "",
            origin: baseURL ?? "",
          },
          data: request.postDataBuffer() ?? "",
          maxRedirects: 0,
        });
        expect(await answer.text(), person).toContain(`"ok":false,"reason":"${reason}"`);
        await other.dispose();
      }
    });
  });
});

function readAt(source: SourceState | undefined): string {
  return source?.readAt ?? "";
}

function sameSource(
  sources: SourceState[],
  { connectionId, regionId }: SourceState,
): SourceState | undefined {
  return sources.find((source) => source.connectionId === connectionId && source.regionId === regionId);
}

/** The conditions of a dialect's sources that were read since. */
async function readSince(
  inventory: { read: (query: string) => Promise<{ sources: SourceState[] }> },
  before: SourceState[],
  dialect: DialectId,
): Promise<string[]> {
  const { sources } = await inventory.read("limit=0");
  return sources
    .filter((source) => source.dialect === dialect && readAt(source) > readAt(sameSource(before, source)))
    .map(({ condition }) => condition);
}
