import { customType } from "drizzle-orm/pg-core";

/**
 * A value kept as JSON in a text column. Not jsonb: PostgreSQL refuses `\u0000` and lone surrogates there, and names
 * that strangers gave their images must be stored exactly as they are.
 */
export const jsonText = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    // Written by this column type alone, so the text has the type it was written with.
    fromDriver: (text) => JSON.parse(text) as T,
  })(name);
