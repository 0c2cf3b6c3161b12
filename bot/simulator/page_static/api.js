// Everything that goes over the wire: one question, a handful of deeds, one stream of changes.

export class Failed extends Error {}

export async function everything() {
  return answer(await fetch("/api/world"));
}

export async function log(after) {
  return answer(await fetch(`/api/log?after=${after}`));
}

/** Do something: say, tap, enter, time, story, reset. */
export async function act(what, facts = {}) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(facts) };
  return answer(await fetch(`/api/${what}`, options));
}

async function answer(response) {
  if (response.ok) return response.json();
  const text = await response.text();
  let because = text;
  try {
    because = JSON.parse(text).error;
  } catch {
    // a plain sentence
  }
  throw new Failed(because || response.statusText);
}

/** Changes as they come; `onOpen` whenever the stream begins, also after a break. */
export function changes({ onOpen, onBreak, ...handlers }) {
  const stream = new EventSource("/api/changes");
  stream.onopen = onOpen;
  stream.onerror = onBreak;
  for (const [name, handle] of Object.entries(handlers)) {
    stream.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
}
