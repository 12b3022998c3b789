const NAME = "nephoscope-proved";

/** Tells the other tabs of this browser that the person has just signed in afresh. */
export function tellProved(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage("proved");
  channel.close();
}

/** Calls back when another tab tells so; returns how to stop listening. The server checks the proof, not this word. */
export function onProved(call: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener("message", call);
  return () => channel.close();
}
