// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepPreference } from "@/components/shell/preference-cookie";
import { useKeys } from "./use-keys";

const act = vi.fn<(key: string) => void>();

function Page() {
  useKeys((event) => {
    act(event.key);
    return event.key === "j";
  });
  return (
    <>
      <input aria-label="text" />
      <input type="checkbox" aria-label="box" />
      <textarea aria-label="area" />
      <div contentEditable suppressContentEditableWarning data-testid="editable" />
      <div role="dialog">
        <button type="button">in a dialog</button>
      </div>
    </>
  );
}

beforeEach(() => {
  act.mockClear();
  keepPreference("nephoscope-keys", "on");
});
afterEach(cleanup);

it("acts on a key of the page and keeps the browser from it", () => {
  render(<Page />);
  expect(fireEvent.keyDown(document.body, { key: "j" })).toBe(false);
  expect(fireEvent.keyDown(document.body, { key: "q" })).toBe(true);
  expect(act.mock.calls).toEqual([["j"], ["q"]]);
});

it.each(["text", "area"])("is dead in the field %s", (label) => {
  const { getByLabelText } = render(<Page />);
  fireEvent.keyDown(getByLabelText(label), { key: "j" });
  expect(act).not.toHaveBeenCalled();
});

it("is dead in editable text and in dialogs, and lives on a box", () => {
  const { getByTestId, getByText, getByLabelText } = render(<Page />);
  fireEvent.keyDown(getByTestId("editable"), { key: "j" });
  fireEvent.keyDown(getByText("in a dialog"), { key: "j" });
  expect(act).not.toHaveBeenCalled();
  fireEvent.keyDown(getByLabelText("box"), { key: "j" });
  expect(act).toHaveBeenCalledTimes(1);
});

it.each([
  ["composition", { isComposing: true }],
  ["the end of a composition", { keyCode: 229 }],
  ["Control", { ctrlKey: true }],
  ["Command", { metaKey: true }],
  ["Alt", { altKey: true }],
])("ignores a key with %s", (_, init) => {
  render(<Page />);
  fireEvent.keyDown(document.body, { key: "j", ...init });
  expect(act).not.toHaveBeenCalled();
});

it("is silent when the reader switched single keys off", () => {
  keepPreference("nephoscope-keys", "off");
  render(<Page />);
  fireEvent.keyDown(document.body, { key: "j" });
  expect(act).not.toHaveBeenCalled();
});
