// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { makeDetail, makeImage } from "./testing/make-detail";
import { renderPart } from "./testing/render";
import { UseSection } from "./use-section";

it("shows the tools of the image's cloud, the command line first", () => {
  renderPart(<UseSection detail={makeDetail(makeImage("tencent-cvm", {}))} />);
  expect(screen.getAllByRole("radio").map((radio) => (radio as HTMLInputElement).value)).toEqual([
    "cli",
    "terraform",
    "rest",
  ]);
  expect(screen.getByText(/tccli cvm DescribeImages/)).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "Terraform" }));
  expect(screen.getByText(/tencentcloud_instance/)).toBeTruthy();
});
