import { beforeEach, describe, expect, it } from "vitest";
import { readAudit } from "../audit";
import { type Database, database } from "../database";
import { lastViews, users, views } from "../database/tables";
import type { Role } from "../domain/role";
import { MOST_VIEWS, type ViewOwner } from "../domain/view";
import { withDatabase } from "../testing/database";
import { withVaultKey } from "../testing/vault-key";
import {
  createView,
  forgetLastView,
  readViews,
  rememberView,
  removeView,
  renameView,
  replaceView,
  type ViewActor,
  viewName,
  viewQuery,
} from "./index";

withVaultKey();
withDatabase();

async function person(email: string, role: Role): Promise<ViewActor> {
  const db = await database();
  const [row] = await db.insert(users).values({ email, name: email, role }).returning();
  const userId = row?.id ?? "";
  return { userId, role, actor: { userId, email, role, address: null, requestId: null } };
}

let ada: ViewActor;
let vera: ViewActor;

beforeEach(async () => {
  const db = await database();
  await db.delete(views);
  await db.delete(users);
  ada = await person("ada@example.com", "admin");
  vera = await person("vera@example.com", "viewer");
});

async function act<T>(work: (transaction: Database) => Promise<T>): Promise<T> {
  return (await database()).transaction(work);
}
type Change = (
  transaction: Database,
  wanted: { id: string; revision: number; name: string; address: string },
  by: ViewActor,
) => Promise<unknown>;
const CHANGES: readonly Change[] = [renameView, replaceView, removeView];
const create = (by: ViewActor, name: string, owner: ViewOwner = "me", address = "q=a") =>
  act((transaction) => createView(transaction, { owner, name, address }, by));
const refusal = (reason: string) => ({ name: "ViewError", reason });
const lastAudited = async () => (await readAudit({ limit: 1 })).records[0];

describe("a personal view", () => {
  it("is seen by its person alone", async () => {
    await create(vera, "Mine");
    expect((await readViews(vera.userId)).own).toMatchObject([
      { name: "Mine", owner: "me", address: "q=a", revision: 1 },
    ]);
    expect(await readViews(ada.userId)).toEqual({ own: [], team: [], last: null });
  });

  it("cannot be changed by anybody else, and does not even exist for them", async () => {
    const { id, revision } = await create(vera, "Mine");
    const wanted = { id, revision, name: "Taken", address: "q=b" };
    for (const change of CHANGES) {
      await expect(act((transaction) => change(transaction, wanted, ada))).rejects.toMatchObject(
        refusal("unknown"),
      );
    }
    expect((await readViews(vera.userId)).own).toMatchObject([{ name: "Mine", revision: 1 }]);
  });

  it("leaves no trace in the audit log", async () => {
    const before = (await lastAudited())?.number;
    const view = await create(vera, "Mine");
    await act((transaction) => removeView(transaction, view, vera));
    expect((await lastAudited())?.number).toBe(before);
  });

  it("goes with its person", async () => {
    await create(vera, "Mine");
    await rememberView(vera.userId, "q=a", new Date());
    const db = await database();
    await db.delete(users);
    expect(await db.select().from(views)).toEqual([]);
    expect(await db.select().from(lastViews)).toEqual([]);
  });
});

describe("a view of the team", () => {
  it("is read by everybody and written by admins", async () => {
    const { id, revision } = await create(ada, "Everybody's", "team");
    expect((await readViews(vera.userId)).team).toMatchObject([{ name: "Everybody's", owner: "team" }]);
    const wanted = { id, revision, name: "Vera's", address: "q=b" };
    await expect(create(vera, "Another", "team")).rejects.toMatchObject(refusal("not-allowed"));
    for (const change of CHANGES) {
      await expect(act((transaction) => change(transaction, wanted, vera))).rejects.toMatchObject(
        refusal("not-allowed"),
      );
    }
  });

  it("is audited with each change, in the same transaction", async () => {
    const made = await create(ada, "Ended", "team", "q=old");
    const object = { kind: "view", id: made.id };
    expect(await lastAudited()).toMatchObject({
      action: "view.created",
      object: { ...object, name: "Ended" },
      after: { name: "Ended", address: "q=old" },
    });
    const renamed = await act((t) => renameView(t, { ...made, name: "Ended systems" }, ada));
    expect(await lastAudited()).toMatchObject({
      action: "view.renamed",
      object: { ...object, name: "Ended systems" },
      before: { name: "Ended" },
      after: { name: "Ended systems" },
    });
    const replaced = await act((t) => replaceView(t, { ...renamed, address: "q=new" }, ada));
    expect(await lastAudited()).toMatchObject({ action: "view.replaced", after: { address: "q=new" } });
    await act((t) => removeView(t, replaced, ada));
    expect(await lastAudited()).toMatchObject({ action: "view.removed", before: { address: "q=new" } });
  });

  it("is not changed when its audit row is not written", async () => {
    const made = await create(ada, "Kept", "team");
    const broken = act(async (transaction) => {
      await renameView(transaction, { ...made, name: "Lost" }, ada);
      throw new Error("no");
    });
    await expect(broken).rejects.toThrow("no");
    expect((await readViews(ada.userId)).team).toMatchObject([{ name: "Kept", revision: 1 }]);
    expect(await lastAudited()).toMatchObject({ action: "view.created" });
  });

  it("is not overwritten by an admin who saw an older state", async () => {
    const bob = await person("bob@example.com", "admin");
    const seen = await create(ada, "Shared", "team");
    await act((transaction) => replaceView(transaction, { ...seen, address: "q=bob" }, bob));
    const late = { ...seen, name: "Other", address: "q=ada" };
    for (const change of CHANGES) {
      await expect(act((transaction) => change(transaction, late, ada))).rejects.toMatchObject(
        refusal("changed-meanwhile"),
      );
    }
    expect((await readViews(ada.userId)).team).toMatchObject([{ address: "q=bob", revision: 2 }]);
  });

  it("is changed by one of two admins who act at once", async () => {
    const seen = await create(ada, "Shared", "team");
    const outcomes = await Promise.allSettled(
      ["q=1", "q=2"].map((address) => act((t) => replaceView(t, { ...seen, address }, ada))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a name", () => {
  it("is taken once per owner, in whatever case", async () => {
    const mine = await create(vera, "Ended");
    const other = await create(vera, "Other");
    await create(ada, "ended");
    await create(ada, "ENDED", "team");
    await expect(create(vera, "ENDED")).rejects.toMatchObject(refusal("name-taken"));
    await expect(act((t) => renameView(t, { ...other, name: "eNDED" }, vera))).rejects.toMatchObject(
      refusal("name-taken"),
    );
    expect(await act((t) => renameView(t, { ...mine, name: "ENDED" }, vera))).toMatchObject({
      name: "ENDED",
      revision: 2,
    });
  });

  it.each([
    ["  Ended \t systems ", "Ended systems"],
    ["临近上限", "临近上限"],
    ["e\u0301", "\u00E9"],
    ["😀".repeat(60), "😀".repeat(60)],
  ])("%j is kept as %j", (sent, kept) => {
    expect(viewName.parse(sent)).toBe(kept);
  });

  it.each(["", "   ", "a\u0000", "a\u202Eb", "a".repeat(61), null, 7])("may not be %j", (sent) => {
    expect(viewName.safeParse(sent).success).toBe(false);
  });
});

describe("a shelf", () => {
  it("is in the order of names, and holds a hundred views of each owner", async () => {
    const db = await database();
    await db.insert(views).values(
      Array.from({ length: MOST_VIEWS - 1 }, (_, at) => ({
        ownerId: vera.userId,
        name: `View ${at}`,
        address: "",
      })),
    );
    await create(vera, "A last one");
    await expect(create(vera, "One more")).rejects.toMatchObject(refusal("too-many"));
    await create(ada, "Not Vera's");
    await create(ada, "The team's", "team");
    const { own } = await readViews(vera.userId);
    expect(own).toHaveLength(MOST_VIEWS);
    expect(own[0]?.name).toBe("A last one");
  });

  it("is not filled beyond its limit by two at once", async () => {
    const db = await database();
    await db
      .insert(views)
      .values(Array.from({ length: MOST_VIEWS - 1 }, (_, at) => ({ name: `View ${at}`, address: "" })));
    const outcomes = await Promise.allSettled([create(ada, "A", "team"), create(ada, "B", "team")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the last state of the list", () => {
  it("is remembered per person, and forgotten on demand", async () => {
    const at = new Date("2026-11-21T08:00:00.000Z");
    await rememberView(vera.userId, "q=a", at);
    await rememberView(vera.userId, "q=b", at);
    expect((await readViews(vera.userId)).last).toEqual({ address: "q=b", usedAt: at.toISOString() });
    expect((await readViews(ada.userId)).last).toBeNull();
    await forgetLastView(vera.userId);
    expect((await readViews(vera.userId)).last).toBeNull();
  });

  it("is not the plain list, which is nothing to come back to", async () => {
    await rememberView(vera.userId, "q=a", new Date());
    await rememberView(vera.userId, "", new Date());
    expect((await readViews(vera.userId)).last?.address).toBe("q=a");
  });
});

it("an address is kept in its one spelling, without what is of the moment", () => {
  expect(viewQuery.parse("?sel=a.b.c&q=+x+&novelty=1&cols=os")).toBe("q=x&cols=os");
  expect(viewQuery.safeParse("a".repeat(4001)).success).toBe(false);
});
