import { z } from "zod";
import type { DatasetProduct, DatasetRelease } from "./dataset";

/**
 * Reads an answer of endoflife.date's API, `GET /api/v1/products/<name>`. Throws a `ZodError` for anything else, a
 * date that is none included: our file must not lose an end date unnoticed.
 */
export function readApiAnswer(answer: unknown): DatasetProduct {
  const { result } = API_ANSWER.parse(answer);
  return {
    name: result.name,
    title: result.label,
    page: result.links.html,
    releases: result.releases.map(toRelease),
  };
}

type ApiRelease = z.infer<typeof API_RELEASE>;

function toRelease(release: ApiRelease): DatasetRelease {
  const lts = release.ltsFrom ?? release.isLts;
  const activeEndsOn = dateOrFlag(release.eoasFrom, release.isEoas);
  const extendedEndsOn = dateOrFlag(release.eoesFrom, release.isEoes);
  return {
    cycle: release.name,
    ...(release.label !== release.name && { label: release.label }),
    ...(release.codename && { codename: release.codename }),
    ...(lts && { lts }),
    released: release.releaseDate,
    ...(activeEndsOn !== undefined && { activeEndsOn }),
    endsOn: release.eolFrom ?? release.isEol,
    ...(extendedEndsOn !== undefined && { extendedEndsOn }),
  };
}

/** The API says "no such support" by a flag that is null or missing. */
function dateOrFlag(date: string | null | undefined, flag: boolean | null | undefined) {
  return date ?? flag ?? undefined;
}

const date = z.iso.date();

const API_RELEASE = z.object({
  name: z.string().min(1),
  label: z.string(),
  codename: z.string().nullish(),
  releaseDate: date,
  isLts: z.boolean(),
  ltsFrom: date.nullish(),
  isEoas: z.boolean().nullish(),
  eoasFrom: date.nullish(),
  isEol: z.boolean(),
  eolFrom: date.nullish(),
  isEoes: z.boolean().nullish(),
  eoesFrom: date.nullish(),
});

const API_ANSWER = z.object({
  result: z.object({
    name: z.string().min(1),
    label: z.string().min(1),
    links: z.object({ html: z.url() }),
    releases: z.array(API_RELEASE).min(1),
  }),
});
