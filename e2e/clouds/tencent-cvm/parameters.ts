import type { z } from "zod";
import type { RawRequest } from "../emulator";
import { refuse } from "./faults";

const WHOLE_NUMBERS = new Set(["Offset", "Limit", "Scene"]);

/** The parameters as sent: the JSON body of a POST, or the flattened query (`Filters.0.Name`) of a GET. */
export function sentParameters(request: RawRequest): unknown {
  if (request.method === "GET") return unflatten(new URLSearchParams(request.target.split("?")[1] ?? ""));
  try {
    return JSON.parse(request.body.toString("utf8"));
  } catch {
    return refuse("InvalidParameter", "The request body is not valid JSON.");
  }
}

/** Parameters in their types, or the cloud's refusal: unknown field first, then wrong type, then missing field. */
export function typedParameters<S extends z.ZodType>(schema: S, sent: unknown): z.output<S> {
  const result = schema.safeParse(sent);
  if (result.success) return result.data;
  const { issues } = result.error;
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") {
      const name = [...issue.path, issue.keys[0]].join(".");
      return refuse("UnknownParameter", `The parameter \`${name}\` is not recognized.`);
    }
  }
  const wrong = issues.find((issue) => valueAt(sent, issue.path) !== undefined);
  if (wrong) {
    return refuse("InvalidParameter", `The type of the parameter \`${wrong.path.join(".")}\` is not valid.`);
  }
  return refuse(
    "MissingParameter",
    `The request is missing the required parameter \`${issues[0]?.path.join(".")}\`.`,
  );
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

type Tree = { [name: string]: Tree | string | number };

function unflatten(query: URLSearchParams): unknown {
  const root: Tree = {};
  for (const [name, text] of query) {
    const steps = name.split(".");
    const last = steps.pop() ?? name;
    let here = root;
    for (const step of steps) {
      const next = here[step] ?? {};
      if (typeof next !== "object")
        return refuse("InvalidParameter", `The parameter \`${name}\` is not valid.`);
      here[step] = next;
      here = next;
    }
    here[last] = WHOLE_NUMBERS.has(last) && /^-?\d+$/.test(text) ? Number(text) : text;
  }
  return toLists(root);
}

function toLists(tree: Tree | string | number): unknown {
  if (typeof tree !== "object") return tree;
  const names = Object.keys(tree);
  const values = Object.values(tree).map(toLists);
  if (names.length > 0 && names.every((name, index) => name === String(index))) return values;
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
