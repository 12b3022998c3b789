import { processWide } from "../process-wide";
import type { PreparedPage } from "./prepare-page";
import { MOST_ROWS, storePages } from "./store-pages";

type Waiting = {
  prepared: PreparedPage;
  resolve: (written: number) => void;
  reject: (reason: unknown) => void;
};

type Queue = { waiting: Waiting[]; running: boolean };
const queue = () => processWide<Queue>("page-queue", () => ({ waiting: [], running: false }));

/**
 * Stores a page as soon as the pages before it are stored. Only one transaction at a time can write images, so pages of
 * other walks that come meanwhile wait, and then go together: one lock, one statement and one commit for all of them.
 * Returns how many images were written; throws what concerns this page alone.
 */
export function storeInTurn(prepared: PreparedPage): Promise<number> {
  const own = queue();
  return new Promise((resolve, reject) => {
    own.waiting.push({ prepared, resolve, reject });
    if (!own.running) void run(own);
  });
}

/** While the database stores one group, the next is made ready; it waits for the lock as any other writer. */
async function run(own: Queue): Promise<void> {
  own.running = true;
  while (own.waiting.length > 0) {
    const group = nextGroup(own);
    await new Promise<void>((sent) => void store(group, sent).finally(sent));
  }
  own.running = false;
}

/** The page that waits longest, and those behind it that fit: of other sources, as one statement may touch a row once. */
function nextGroup(own: Queue): Waiting[] {
  const group: Waiting[] = [];
  const sources = new Set<string>();
  let rows = 0;
  own.waiting = own.waiting.filter((one) => {
    const { page, images } = one.prepared;
    const source = `${page.scope.connectionId}\n${page.scope.regionId}`;
    if (sources.has(source) || (group.length > 0 && rows + images.length > MOST_ROWS)) return true;
    group.push(one);
    sources.add(source);
    rows += images.length;
    return false;
  });
  return group;
}

/** Never rejects: who waits is told. */
async function store(group: Waiting[], sent: () => void): Promise<void> {
  try {
    const pages = group.map(({ prepared }) => prepared);
    const outcomes = await storePages(pages, { sent });
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome?.status === "fulfilled") resolve(outcome.value);
      else reject(outcome?.reason);
    }
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    // What is wrong with one page must not be told of the others.
    else for (const one of group) await store([one], sent);
  }
}
