// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { SharedView } from "@/lib/domain/shared-image";
import { sharedImageOf } from "@/lib/domain/shared-image";
import { testImage } from "@/lib/testing/image";
import type { Act } from "../proof/outcome";
import { renderIn } from "../testing/render-in";
import { OpenOnce } from "./open-once";

afterEach(cleanup);

const VIEW: SharedView = {
  image: sharedImageOf({ image: testImage(), evidence: {}, readAt: "2026-11-21T09:00:00.000Z" }),
  state: "there",
  goneAt: null,
  changes: [],
  sharedAt: "2026-11-20T09:00:00.000Z",
  sharedBy: "Ada Admin",
  expiresAt: "2026-11-22T09:00:00.000Z",
  viewsLeft: 0,
};
const open = vi.fn<Act<{ token: string }, SharedView | null>>();
const press = () => fireEvent.click(screen.getByRole("button", { name: "Open" }));

it("names nothing and asks nothing before the button is pressed", () => {
  renderIn("en", <OpenOnce token="neph_x" open={open} />);
  expect(document.body.textContent).not.toContain("web-base");
  expect(open).not.toHaveBeenCalled();
});

it("shows the image on this very page once its view was counted", async () => {
  open.mockResolvedValue({ ok: true, value: VIEW });
  renderIn("en", <OpenOnce token="neph_x" open={open} />);
  press();
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("web-base");
  expect(screen.getByText(/It does not open again/)).toBeTruthy();
  expect(open).toHaveBeenCalledWith({ token: "neph_x" });
});

it("says that the link does not open any more when somebody else was faster", async () => {
  open.mockResolvedValue({ ok: true, value: null });
  renderIn("en", <OpenOnce token="neph_x" open={open} />);
  press();
  expect((await screen.findByRole("alert")).textContent).toContain("This link does not open");
  expect(screen.queryByRole("button")).toBeNull();
});

it("can be tried again when the server did not answer", async () => {
  open.mockRejectedValueOnce(new Error("down")).mockResolvedValue({ ok: true, value: VIEW });
  renderIn("en", <OpenOnce token="neph_x" open={open} />);
  press();
  expect((await screen.findByRole("alert")).textContent).toContain("Try again in a minute");
  fireEvent.click(await screen.findByRole("button", { name: "Open" }));
  expect(await screen.findByRole("heading", { level: 1 })).toBeTruthy();
});

it("says that it was not used up when the view could not be counted", async () => {
  open.mockResolvedValue({ ok: false, reason: "refused", refusal: "disk-full", waitSeconds: null });
  renderIn("en", <OpenOnce token="neph_x" open={open} />);
  press();
  expect((await screen.findByRole("alert")).textContent).toContain("disk is full");
  expect(await screen.findByRole("button", { name: "Open" })).toBeTruthy();
});

it("says of an image that is gone so, above its last known state", async () => {
  open.mockResolvedValue({ ok: true, value: { ...VIEW, state: "gone", goneAt: "2026-11-21T08:00:00.000Z" } });
  renderIn("zh-CN", <OpenOnce token="neph_x" open={open} />);
  fireEvent.click(screen.getByRole("button", { name: "打开" }));
  expect(await screen.findByText(/云端不再列出这个镜像/)).toBeTruthy();
  expect(screen.getByText("已消失")).toBeTruthy();
});
