const registry = globalThis as unknown as Record<symbol, unknown>;

/**
 * One value per process. The server bundles a module once per entry point, so a plain module variable would exist
 * several times: the start-up code and each route would have a database pool of their own.
 */
export function processWide<T>(name: string, create: () => T): T {
  const key = Symbol.for(`nephoscope.${name}`);
  if (!(key in registry)) registry[key] = create();
  return registry[key] as T;
}

/** Forgets a value, so that the next use makes a new one. */
export function forgetProcessWide(name: string): void {
  delete registry[Symbol.for(`nephoscope.${name}`)];
}

/** Forgets all of them, as the end of the process does. */
export function forgetAllProcessWide(): void {
  for (const key of Object.getOwnPropertySymbols(registry)) {
    if (Symbol.keyFor(key)?.startsWith("nephoscope.")) delete registry[key];
  }
}
