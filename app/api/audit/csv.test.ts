import { expect, it } from "vitest";
import type { AuditRecord } from "@/lib/domain/audit";
import { csvHead, csvLine } from "./csv";

const record: AuditRecord = {
  number: 7,
  at: "2026-11-21T06:12:40.000Z",
  actor: {
    userId: "u",
    email: "lin@example.com",
    role: "admin",
    address: "192.0.2.1",
    requestId: "r",
  },
  action: "user.invited",
  object: { kind: "user", id: "v", name: "grace@example.com" },
  result: "done",
  before: null,
  after: { role: "viewer" },
  previousHash: "p",
  hash: "h",
};

const cellsOf = (name: string) => csvLine({ ...record, object: { ...record.object, name } });

it("has a line of as many cells as the head", () => {
  expect(csvHead()).toBe(
    "\uFEFFnumber,at,actor,role,address,action,result,object,object_id,object_name,before,after,request_id,hash\r\n",
  );
  expect(csvLine(record)).toBe(
    '7,2026-11-21T06:12:40.000Z,lin@example.com,admin,192.0.2.1,user.invited,done,user,v,grace@example.com,,"{""role"":""viewer""}",r,h\r\n',
  );
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1"])(
  "makes of %j a text that no spreadsheet runs",
  (name) => {
    expect(cellsOf(name)).toMatch(/,"?'[\s]*[=+\-@\t\r]/);
  },
);

it("quotes what would break a line", () => {
  expect(cellsOf('a "b", c\nd')).toContain(',"a ""b"", c\nd",');
});
