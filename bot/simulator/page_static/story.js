// The story as one sees it: whose eyes, the caption, words being typed, a button being pressed.

import { $ } from "./dom.js";
import { lineElement } from "./conversation.js";
import { isEnglish } from "./words.js";
import { keyOf, state } from "./state.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
let turn = 0; // a later scene takes over from an earlier one

/** Show a scene; `look(person, chat)` goes there. */
export async function scene({ viewer, chat, zh, en, typing, tap, chosen, seconds }, look) {
  turn += 1;
  look(viewer, keyOf(chat));
  caption({ zh, en });
  if (typing) await type(typing, seconds, turn);
  if (tap) press(tap, chosen ?? {}, seconds);
}

let said = null;
export function caption(words = said) {
  said = words;
  $("caption").hidden = !said || !state.playing;
  $("caption").textContent = said ? (isEnglish() ? said.en : said.zh) : "";
}

export function over() {
  turn += 1;
  said = null;
  caption();
  $("words").value = "";
}

async function type(text, seconds, mine) {
  const steps = calm.matches ? 1 : Math.max(1, Math.min(text.length, Math.round(seconds * 30)));
  for (let step = 1; step <= steps && mine === turn; step += 1) {
    $("words").value = text.slice(0, Math.ceil((text.length * step) / steps));
    $("words").scrollTop = $("words").scrollHeight;
    await new Promise((done) => setTimeout(done, (seconds * 1000) / steps));
  }
}

function press([line, key], chosen, seconds) {
  const element = lineElement(line);
  for (const [question, option] of Object.entries(chosen)) {
    const select = element?.querySelector(`[data-question="${CSS.escape(question)}"]`);
    if (select) select.value = option;
  }
  const button = element?.querySelector(`[data-tap="${CSS.escape(key)}"]`);
  button?.scrollIntoView({ block: "nearest" });
  button?.classList.add("pressed");
  setTimeout(() => button?.classList.remove("pressed"), seconds * 1000 + 600);
}
