"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** After a refusal; a stream that breaks comes back by itself, sooner. */
const TRY_AGAIN_MS = 60_000;

let live = false;

/** Whether the server tells what moves. While it does not, pages ask again and again. */
export const isLive = () => live;

/** Has whatever is in sight asked for again when the server says that it moved. */
export function Live() {
  const client = useQueryClient();
  useEffect(() => followMoves(client), [client]);
  return null;
}

/** Returns the way to stop. */
export function followMoves(client: QueryClient): () => void {
  const moved = new Set<string>();
  let asking = false;
  let stream: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function askAgain() {
    if (asking) return;
    asking = true;
    for (const topic of moved) {
      // What moves while it is asked for comes again at the end of the set.
      moved.delete(topic);
      await client.invalidateQueries({ queryKey: [topic] });
    }
    asking = false;
  }

  function stop() {
    live = false;
    clearTimeout(waiting);
    stream?.close();
  }

  function follow() {
    stop();
    // A browser has six connections to a host, for all of its pages.
    if (document.hidden) return;
    const opened = new EventSource("/api/events");
    stream = opened;
    opened.onmessage = ({ data }) => {
      live = true;
      for (const topic of data.split(" ")) moved.add(topic);
      void askAgain();
    };
    opened.onerror = () => {
      live = false;
      if (opened.readyState === 2) waiting = setTimeout(follow, TRY_AGAIN_MS);
    };
  }

  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    stop();
  };
}
