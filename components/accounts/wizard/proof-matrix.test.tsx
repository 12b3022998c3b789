// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import type { Proof, ProofCell } from "@/lib/domain/proof";
import { ProofMatrix } from "./proof-matrix";

afterEach(cleanup);

function proofOf(cells: Record<string, ProofCell["state"]>): Proof {
  return {
    dialect: "tencent-cvm",
    keyHint: "AKID…01",
    identity: null,
    failure: null,
    regions: null,
    regionsFailure: null,
    clockOffsetMs: null,
    rows: Object.entries(cells).map(([regionId, state]) => ({
      regionId,
      failure: null,
      cells: [
        { operation: "DescribeImages", action: "cvm:DescribeImages", state, reason: null, requestId: null },
      ],
    })),
  };
}

const regionsShown = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);

it("folds equal regions into one line that opens them", () => {
  renderIn(
    "en",
    <ProofMatrix proof={proofOf({ a: "allowed", b: "allowed", c: "allowed", d: "allowed", e: "denied" })} />,
  );
  expect(regionsShown()).toEqual(["a", "e"]);
  fireEvent.click(screen.getByRole("button", { name: "3 more regions, all the same as a" }));
  expect(regionsShown()).toEqual(["a", "b", "c", "d", "e"]);
});

it("has words for exceptions, and for screen readers for what works as well", () => {
  renderIn("en", <ProofMatrix proof={proofOf({ a: "allowed", b: "denied", c: "not-asked" })} />);
  expect(screen.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual([
    "Works",
    "No right",
    "Not tried",
  ]);
});
