import type { NextApiRequest, NextApiResponse } from "next";
import nextAuth, { type NextAuthOptions } from "next-auth";

export type LibraryCall = {
  method: "GET" | "POST";
  action: string;
  provider: string | null;
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
};

export type LibraryAnswer = {
  status: number;
  /** Where the browser shall go; also in answer to a form. */
  location: string | null;
  setCookies: string[];
  body: unknown;
};

/**
 * Runs the library on plain values: its handler for the older kind of routes takes everything from the request that
 * it is given, so nothing but what we pass reaches it.
 */
export async function callLibrary(options: NextAuthOptions, call: LibraryCall): Promise<LibraryAnswer> {
  const { action, provider, query, ...rest } = call;
  const answer: LibraryAnswer = { status: 200, location: null, setCookies: [], body: null };
  const response = {
    status(code: number) {
      answer.status = code;
      return response;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? answer.setCookies : undefined),
    setHeader(name: string, value: string | string[]) {
      if (name === "Set-Cookie") answer.setCookies = [value].flat();
      if (name === "Location") answer.location = String(value);
      return response;
    },
    json: (body: unknown) => keep(body),
    send: (body: unknown) => keep(body),
    end: () => {},
  };
  const keep = (body: unknown) => {
    answer.body = body;
  };
  const request = { ...rest, query: { ...query, nextauth: provider ? [action, provider] : [action] } };
  // The library uses these few members and no others.
  await nextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return answer;
}
