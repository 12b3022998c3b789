// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { FactsSection } from "./facts-section";
import { RawAnswer } from "./raw-answer";
import { RawSection } from "./raw-section";
import { makeAnswer } from "./testing/make-detail";
import { renderPart } from "./testing/render";

const TEXT = '{"OwnerId":153685921474871900,"Tags":[]}';

afterEach(() => vi.unstubAllGlobals());

it("lays an answer out for reading without losing a digit, and shows the exact text on request", () => {
  const { container } = renderPart(<RawAnswer answer={makeAnswer("GetImage", {}, { text: TEXT })} open />);
  expect(container.querySelector("pre")?.textContent).toBe(
    '{\n  "OwnerId": 153685921474871900,\n  "Tags": []\n}\n',
  );
  fireEvent.click(screen.getByRole("button", { name: "Exact text" }));
  expect(container.querySelector("pre")?.textContent).toBe(TEXT);
});

it("copies the exact text, whichever form is shown", async () => {
  const writeText = vi.fn(async (_text: string) => {});
  vi.stubGlobal("navigator", Object.create(navigator, { clipboard: { value: { writeText } } }));
  renderPart(<RawAnswer answer={makeAnswer("GetImage", {}, { text: TEXT })} open />);
  fireEvent.click(screen.getByRole("button", { name: "Copy exact text" }));
  expect(await screen.findByText("Copied the exact text")).toBeDefined();
  expect(writeText).toHaveBeenCalledWith(TEXT);
});

it("shows what is no JSON as it came", () => {
  const html = "<html><script>globalThis.pwned = 1</script></html>";
  const { container } = renderPart(<RawAnswer answer={makeAnswer("GetImage", {}, { text: html })} open />);
  expect(container.querySelector("script")).toBeNull();
  expect(container.querySelector("pre")?.textContent).toBe(html);
  expect(screen.queryByRole("button", { name: "Exact text" })).toBeNull();
});

it("finds further fields by path or by value", () => {
  const facts = [
    { path: "osBuild", value: "2015061700" },
    { path: "ComputeType", value: "ens_vm" },
  ];
  renderPart(<FactsSection facts={facts} />);
  const search = screen.getByRole("searchbox");
  fireEvent.change(search, { target: { value: "ENS_" } });
  expect(screen.getAllByRole("definition").map((value) => value.textContent)).toEqual(["ens_vm"]);
  fireEvent.change(search, { target: { value: "osbuild" } });
  expect(screen.getAllByRole("definition").map((value) => value.textContent)).toEqual(["2015061700"]);
  fireEvent.change(search, { target: { value: "nothing" } });
  expect(screen.getByText("No field fits.")).toBeDefined();
});

it("finds lines in all answers at once, opens them, and says where there is none", () => {
  const answers = [
    makeAnswer("DescribeImages", {}, { text: '{"ImageId":"img-1","Platform":"CentOS"}' }),
    makeAnswer("DescribeImageSharePermission", {}, { text: '{"AccountId":"10001"}' }),
  ];
  const { container } = renderPart(<RawSection answers={answers} />);
  fireEvent.change(screen.getByRole("searchbox", { name: "Find in the answers" }), {
    target: { value: "centos" },
  });
  const [first, second] = container.querySelectorAll("details");
  expect(first?.textContent).toContain("1 line fits");
  expect(first?.querySelector("[data-line='3']")?.textContent).toContain('"Platform": "CentOS"');
  expect(first?.querySelector("[data-line='1']")).toBeNull();
  expect(second?.hasAttribute("open")).toBe(true);
  expect(second?.textContent).toContain("No line of this answer fits.");
});
