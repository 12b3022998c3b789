// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Button } from "./button";

it("keeps the focus while its act is under way, and does nothing more", () => {
  const act = vi.fn();
  const outside = vi.fn();
  const shown = (busy: boolean) => (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a row that listens for its buttons.
    <div onClick={outside}>
      <Button busy={busy} onClick={act}>
        Read now
      </Button>
    </div>
  );
  const { rerender } = render(shown(false));
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Read now" });
  button.focus();
  fireEvent.click(button);
  rerender(shown(true));
  fireEvent.click(button);
  expect(act).toHaveBeenCalledTimes(1);
  expect(outside).toHaveBeenCalledTimes(1);
  expect(button.disabled).toBe(false);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(document.activeElement).toBe(button);
});

it("does not send its form twice", () => {
  const send = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  const form = (busy: boolean) => (
    <form onSubmit={send}>
      <Button type="submit" busy={busy}>
        Save
      </Button>
    </form>
  );
  const { rerender } = render(form(false));
  fireEvent.click(screen.getByRole("button"));
  rerender(form(true));
  fireEvent.click(screen.getByRole("button"));
  expect(send).toHaveBeenCalledTimes(1);
});
