// A square with the end of somebody's name, as WeCom draws those who have no picture.

import { h } from "./dom.js";
import { state } from "./state.js";

const COLOURS = 8;

export function avatar(id, name, kind = "person") {
  const initial = /\p{Script=Han}/u.test(name) ? [...name].slice(-2).join("") : name.slice(0, 2).toUpperCase();
  const sum = [...id].reduce((total, char) => (total * 31 + char.codePointAt(0)) % 9973, 7);
  const look = id === state.bot.id || kind !== "person" ? kind : `c${sum % COLOURS}`;
  return h("span", { class: `avatar ${look}`, "aria-hidden": "true", lang: "zh-CN" }, kind === "person" ? initial : null);
}
