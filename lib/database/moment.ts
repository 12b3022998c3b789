import { customType } from "drizzle-orm/pg-core";

/** A moment as ISO 8601 UTC text, so that a row is plain data and the same value in pages and routes. */
export const moment = (name: string) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => "timestamp with time zone",
    fromDriver: (text) => new Date(text).toISOString(),
  })(name);
