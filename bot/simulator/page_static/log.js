// What went to and from the bot, in WeCom's protocols, newest at the end.

import { $, h } from "./dom.js";
import { log } from "./api.js";
import { clockTime } from "./time.js";
import { word } from "./words.js";

let after = 0;
let asking = false;

export function setUp() {
  $("log-button").addEventListener("click", () => toggle());
  $("log").addEventListener("keydown", (event) => event.key === "Escape" && (toggle(false), $("log-button").focus()));
}

function toggle(open = $("log").hidden) {
  $("log").hidden = !open;
  $("log-button").setAttribute("aria-expanded", open);
  refresh();
}

export function restart() {
  after = 0;
  $("rows").replaceChildren();
  refresh();
}

/** Look for new rows, if anybody looks at them. */
export async function refresh() {
  if ($("log").hidden || asking) return;
  asking = true;
  try {
    const { rows } = await log(after);
    $("rows").querySelector(".hint")?.remove();
    $("rows").append(...rows.map(row));
    after = rows.at(-1)?.n ?? after;
    if (!$("rows").childElementCount) $("rows").append(h("li", { class: "hint" }, word("logEmpty")));
    if (rows.length) $("rows").scrollTop = $("rows").scrollHeight;
  } finally {
    asking = false;
  }
}

function row({ at, kind, name, n, mono, ...facts }) {
  const out = kind === "call";
  const answer = typeof facts.answer === "object" ? facts.answer : facts;
  const code = answer?.errcode ?? facts.errcode ?? facts.code;
  const wrong = code !== undefined && code !== null && code !== 0;
  return h("li", { class: wrong ? "wrong" : "" }, h("details", {},
    h("summary", {}, h("span", { class: "way" }, word(out ? "fromBot" : "toBot")), " ", h("code", {}, name), wrong ? h("strong", {}, ` ${code}`) : null, h("time", {}, clockTime(new Date(at)))),
    h("pre", {}, JSON.stringify(facts, null, 1))));
}
