// A square with the end of somebody's name, as WeCom draws those who have no picture.

import { h } from "./dom.js";
import { same, state } from "./state.js";

const COLOURS = 8;

export function avatar(id, name, kind = "person") {
  const initial = /\p{Script=Han}/u.test(name) ? [...name].slice(-2).join("") : name.slice(0, 2).toUpperCase();
  const place = state.people.findIndex((person) => same(person.userid, id));
  const look = kind !== "person" ? kind : `c${(place + COLOURS) % COLOURS}`;
  return h("span", { class: `avatar ${look}`, "aria-hidden": "true", lang: "zh-CN" }, kind === "person" ? initial : null);
}
