import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { readAudit } from "../audit";
import { database } from "../database";
import type { AuditActor } from "../domain/audit";
import { SETTING_KEYS, SETTING_RULES } from "../domain/settings";
import { withDatabase } from "../testing/database";
import { withVaultKey } from "../testing/vault-key";
import {
  approvedVpcHosts,
  changeSettings,
  currentSettings,
  defaultSettings,
  readSettings,
  resetSettings,
  type SettingsChange,
  StoredSettingError,
  settingsChange,
  suggestedEndpoints,
} from "./index";

withVaultKey();
withDatabase();

const ada: AuditActor = {
  userId: "u-1",
  email: "ada@example.com",
  role: "admin",
  address: null,
  requestId: null,
};
const change = async (wanted: SettingsChange) =>
  (await database()).transaction((transaction) => changeSettings(transaction, wanted, ada));
const issuesOf = (wanted: unknown) =>
  settingsChange.safeParse(wanted).error?.issues.map(({ message }) => message);

beforeEach(async () => {
  await (await database()).execute(sql`delete from settings`);
});

describe("settings", () => {
  it("are the defaults until somebody decides", async () => {
    expect(await readSettings()).toEqual(defaultSettings());
    expect(defaultSettings()).toMatchObject({
      ownPassMinutes: 5,
      publicPassMinutes: 60,
      passRetentionDays: 30,
      changeRetentionDays: 400,
      sharingAlertPercent: 80,
      longestLinkDays: 7,
      approvedEndpoints: [],
    });
  });

  it("have a default within their own bounds", () => {
    expect(settingsChange.safeParse(defaultSettings()).error).toBeUndefined();
  });

  it("are changed together with their audit row, which tells only what changed", async () => {
    const after = await change({ ownPassMinutes: 15, linkMakers: "everybody", passRetentionDays: 30 });
    expect(after).toMatchObject({ ownPassMinutes: 15, linkMakers: "everybody", publicPassMinutes: 60 });
    expect(await readSettings()).toEqual(after);
    const [last] = (await readAudit({ actions: ["settings.changed"], limit: 1 })).records;
    expect(last).toMatchObject({
      actor: ada,
      before: { ownPassMinutes: 5, linkMakers: "admins" },
      after: { ownPassMinutes: 15, linkMakers: "everybody" },
    });
    expect(Object.keys(last?.after ?? {})).toHaveLength(2);
  });

  it("leave no trace in the log when nothing changed", async () => {
    const newest = async () => (await readAudit({ limit: 1 })).records[0]?.number;
    const before = await newest();
    await change({ ownPassMinutes: 5 });
    expect(await newest()).toBe(before);
  });

  it("go back to the default on demand, audited", async () => {
    await change({ longestLinkDays: 90 });
    const db = await database();
    await db.transaction((transaction) => resetSettings(transaction, ["longestLinkDays"], ada));
    expect((await readSettings()).longestLinkDays).toBe(7);
    const [last] = (await readAudit({ limit: 1 })).records;
    expect(last).toMatchObject({ before: { longestLinkDays: 90 }, after: { longestLinkDays: 7 } });
  });

  it("are not changed when the transaction is rolled back", async () => {
    const db = await database();
    const act = db.transaction(async (transaction) => {
      await changeSettings(transaction, { ownPassMinutes: 44 }, ada);
      throw new Error("no");
    });
    await expect(act).rejects.toThrow("no");
    expect((await currentSettings()).ownPassMinutes).toBe(5);
  });

  it("are seen by an instance that had read them before, within a second", async () => {
    await currentSettings();
    // As another instance would, which cannot tell this one.
    await (await database()).execute(sql`insert into settings (key, value) values ('ownPassMinutes', '33')`);
    await expect
      .poll(async () => (await currentSettings()).ownPassMinutes, { timeout: 1_000, interval: 20 })
      .toBe(33);
  });

  it("refuse to be read where a stored value is not one of theirs", async () => {
    await (await database()).execute(
      sql`insert into settings (key, value) values ('approvedEndpoints', '["localhost"]')`,
    );
    await expect(readSettings()).rejects.toThrow(StoredSettingError);
  });

  it("of a later version are left alone", async () => {
    await (await database()).execute(sql`insert into settings (key, value) values ('novelty', '1')`);
    expect(await readSettings()).toEqual(defaultSettings());
  });
});

describe("a change", () => {
  it.each(SETTING_KEYS.filter((key) => SETTING_RULES[key].kind === "number"))(
    "of %s keeps its bounds",
    (key) => {
      const rule = SETTING_RULES[key];
      if (rule.kind !== "number") throw new Error("not a number");
      expect(issuesOf({ [key]: rule.min })).toBeUndefined();
      expect(issuesOf({ [key]: rule.max })).toBeUndefined();
      expect(issuesOf({ [key]: rule.min - 1 })).toContain("too-small");
      expect(issuesOf({ [key]: rule.max + 1 })).toContain("too-large");
      for (const odd of ["5", 1.5, null, Number.NaN, Number.POSITIVE_INFINITY, [5]]) {
        expect(issuesOf({ [key]: odd })).toContain("not-a-number");
      }
    },
  );

  it.each([{}, { role: "admin" }, { ownPassMinutes: 5, __proto__: null, id: 1 }, null, []])(
    "%j is refused",
    (sent) => {
      expect(settingsChange.safeParse(sent).success).toBe(false);
    },
  );

  it("refuses other makers of links", () => {
    expect(issuesOf({ linkMakers: "viewers" })).toEqual(["not-a-choice"]);
  });
});

describe("an approved endpoint", () => {
  it.each([
    "ens-vpc.cn-zhangjiakou.aliyuncs.com",
    " CVM.ap-shanghai-fsi.tencentcloudapi.com ",
    "a.b-c.example",
  ])("may be %j", (host) => {
    const parsed = settingsChange.parse({ approvedEndpoints: [host] });
    expect(parsed.approvedEndpoints).toEqual([host.trim().toLowerCase()]);
  });

  it.each([
    "",
    "localhost",
    "localhost.",
    "metadata",
    "metadata.google.internal",
    "vm.internal",
    "db.intranet",
    "router.lan",
    "printer.local",
    "a.localhost",
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "2130706433",
    "017700000001",
    "0",
    "169.254.169.254",
    "100.100.100.200",
    "8.8.8.8",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]",
    "::1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "https://cvm.tencentcloudapi.com",
    "http://cvm.tencentcloudapi.com",
    "cvm.tencentcloudapi.com:443",
    "cvm.tencentcloudapi.com:8443",
    "cvm.tencentcloudapi.com/",
    "cvm.tencentcloudapi.com?x",
    "cvm.tencentcloudapi.com#x",
    "evil@cvm.tencentcloudapi.com",
    "ecs.aliyuncs.com\\@evil.com",
    "cvm.tencentcloudapi.com.",
    ".tencentcloudapi.com",
    "*.tencentcloudapi.com",
    "cvm..tencentcloudapi.com",
    "-a.example.com",
    "a-.example.com",
    "exämple.com",
    "xn--.com\u0000",
    "a b.com",
    "a\n.com",
    "cvm_x.tencentcloudapi.com",
    "%63vm.tencentcloudapi.com",
    `${"a".repeat(64)}.com`,
    `${"abcdefg.".repeat(40)}com`,
  ])("may not be %j", (host) => {
    expect(issuesOf({ approvedEndpoints: [host] })).toEqual([
      expect.stringMatching(/^(?:not-a-host|inside-host)$/),
    ]);
  });

  it("stands in the list once, in a list of reasonable length", () => {
    expect(issuesOf({ approvedEndpoints: ["a.example", "A.example"] })).toEqual(["twice"]);
    const many = Array.from({ length: 101 }, (_, at) => `h${at}.example`);
    expect(issuesOf({ approvedEndpoints: many })).toEqual(["too-many"]);
  });

  it("is suggested only where it may be approved", () => {
    const hosts = suggestedEndpoints().map(({ host }) => host);
    expect(hosts).toContain("ens-vpc.ap-southeast-1.aliyuncs.com");
    expect(hosts).toContain("bcc.fsh.baidubce.com");
    expect(issuesOf({ approvedEndpoints: hosts })).toBeUndefined();
  });
});

it("lets only a cloud's own VPC endpoints lead inside, and only once they are approved", () => {
  const vpc = suggestedEndpoints().filter(({ kind }) => kind === "vpc");
  const [first] = vpc;
  if (!first) throw new Error("no VPC endpoint is offered");
  expect(approvedVpcHosts([])).toEqual([]);
  expect(approvedVpcHosts(["intranet.example.com", first.host])).toEqual([first.host]);
  const finance = suggestedEndpoints().filter(({ kind }) => kind === "finance");
  expect(finance.length).toBeGreaterThan(0);
  expect(approvedVpcHosts(finance.map(({ host }) => host))).toEqual([]);
});
