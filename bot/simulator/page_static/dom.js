// Making elements out of text. Nothing on this page ever becomes HTML by way of a string.

/** An element: `h("p", {class: "note", onclick: f}, "words", child)`. null and false children are left out. */
export function h(tag, facts = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    const stays = name.startsWith("aria-"); // aria-checked="false" says something
    if (value === null || value === undefined || (value === false && !stays)) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true && !stays ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

export const $ = (id) => document.getElementById(id);

/** Replace what is inside, leaving the keyboard where it was: on the child with the same `data-key`. */
export function refill(parent, children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children);
  if (key !== undefined) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** Arrow keys, Home and End move between the `[data-key]` children; one of them is in the tab order. */
export function arrows(parent, onMove = () => {}) {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  parent.addEventListener("keydown", (event) => {
    const all = [...parent.querySelectorAll("[data-key]")];
    const here = all.indexOf(event.target);
    if (here < 0) return;
    const last = all.length - 1;
    const there = event.key === "Home" ? 0 : event.key === "End" ? last : here + (steps[event.key] ?? 0);
    if (there === here || there < 0 || there > last) return;
    event.preventDefault();
    all[here].tabIndex = -1;
    all[there].tabIndex = 0;
    all[there].focus();
    onMove(all[there]);
  });
}
