// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FOLLOW_EVERY_MS, FOLLOW_FOR_MS } from "@/lib/domain/live-look";
import en from "@/messages/en.json";
import { LiveLook, type LookAction } from "./live-look";
import { renderPart } from "./testing/render";

const refresh = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }));

const imageRef = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" };
const NOW = new Date("2026-11-21T10:00:00.000Z");
const look = vi.fn<LookAction>();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["setInterval", "clearInterval", "Date"] });
  refresh.mockReset();
  look.mockReset().mockResolvedValue({ ok: true, value: { outcome: "told" } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const open = (props: { askedAt: string | null; inTransition: boolean }) =>
  act(async () => {
    renderPart(<LiveLook imageRef={imageRef} look={look} {...props} />);
  });
const pass = (ms: number) =>
  act(async () => {
    vi.advanceTimersByTime(ms);
  });

describe("a look at the cloud", () => {
  it("happens on opening when the picture is older than ten minutes, and not before", async () => {
    await open({ askedAt: "2026-11-21T09:51:00.000Z", inTransition: false });
    expect(look).not.toHaveBeenCalled();
    await open({ askedAt: "2026-11-21T09:49:00.000Z", inTransition: false });
    expect(look).toHaveBeenCalledExactlyOnceWith(imageRef);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("follows an image that the cloud works on, for ten minutes", async () => {
    await open({ askedAt: NOW.toISOString(), inTransition: true });
    for (let step = 0; step < 3; step += 1) await pass(FOLLOW_EVERY_MS);
    expect(look).toHaveBeenCalledTimes(3);
    await pass(FOLLOW_FOR_MS);
    look.mockClear();
    await pass(FOLLOW_FOR_MS);
    expect(look).not.toHaveBeenCalled();
  });

  it("does not follow in a tab that nobody sees", async () => {
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await open({ askedAt: NOW.toISOString(), inTransition: true });
    await pass(FOLLOW_EVERY_MS * 3);
    expect(look).not.toHaveBeenCalled();
  });

  it("says why it failed, and stops following", async () => {
    look.mockResolvedValue({ ok: false, reason: "internal", reference: "r" });
    await open({ askedAt: NOW.toISOString(), inTransition: true });
    await pass(FOLLOW_EVERY_MS);
    expect(look).toHaveBeenCalledTimes(1);
    await pass(FOLLOW_EVERY_MS * 3);
    expect(look).toHaveBeenCalledTimes(1);
    expect(screen.getAllByText(en.look.internal).length).toBeGreaterThan(0);
  });
});
