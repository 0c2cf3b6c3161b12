// The bar on top: what time it is, the hands on the clock, the story, the language, beginning again.

import { $, arrows, h, refill } from "./dom.js";
import { act } from "./api.js";
import { PUSHES, clockTime, dayAndWeekday, pushWords } from "./time.js";
import { isEnglish, setEnglish, word } from "./words.js";
import { state, worldNow } from "./state.js";

let deeds;
let moving = false;
let sure = 0;

/** `doing(promise)` shows what goes wrong; `redraw()` shows everything in the other language. */
export function setUp({ doing, redraw }) {
  deeds = { doing, redraw };
  $("language").addEventListener("click", () => (setEnglish(!isEnglish()), redraw()));
  $("story").addEventListener("click", () => (close(), doing(act("story", { play: !state.playing }))));
  $("reset").addEventListener("click", reset);
  $("tools-button").addEventListener("click", () => toggle());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && $("tools").classList.contains("open")) (close(), $("tools-button").focus());
  });
  arrows($("tools"));
  setInterval(tick, 1000);
}

export function show() {
  refill($("pushes"), PUSHES.map((push, place) =>
    h("button", { type: "button", "data-key": `push${place}`, disabled: moving || state.playing, onclick: () => move(push) }, pushWords(push))));
  $("story").textContent = word(state.playing ? "stop" : "play");
  $("story").setAttribute("aria-pressed", state.playing);
  $("send").disabled = state.playing;
  $("tools-button").textContent = word("menu");
  $("language").lang = isEnglish() ? "zh-CN" : "en";
  tick();
}

export function tick() {
  const now = worldNow();
  $("day").textContent = dayAndWeekday(now);
  $("time").textContent = clockTime(now);
  $("time").dateTime = now.toISOString();
}

async function move({ minutes, until }) {
  moving = true;
  document.documentElement.classList.add("moving");
  show();
  await deeds.doing(act("time", minutes ? { minutes } : { until }));
  moving = false;
  document.documentElement.classList.remove("moving");
  show();
}

/** Two taps, for one would be quickly regretted. */
function reset() {
  if (Date.now() - sure > 4000) {
    sure = Date.now();
    $("reset").textContent = word("resetSure");
    setTimeout(() => ($("reset").textContent = word("reset")), 4000);
    return;
  }
  sure = 0;
  $("reset").textContent = word("reset");
  close();
  deeds.doing(act("reset"));
}

const close = () => toggle(false);

function toggle(open = !$("tools").classList.contains("open")) {
  $("tools").classList.toggle("open", open);
  $("tools-button").setAttribute("aria-expanded", open);
}
