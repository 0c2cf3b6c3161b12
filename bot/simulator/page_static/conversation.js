// The open conversation: bubbles, quotes, cards, separators, and the keyboard's way through them.

import { $, h } from "./dom.js";
import { avatar } from "./avatar.js";
import { card, cardInWords } from "./card.js";
import { bare, markdown } from "./markdown.js";
import { clockTime, separator } from "./time.js";
import { isEnglish, word } from "./words.js";
import { cardFor, currentChat, lineOf, linesOf, nameOf, personOf, same, state } from "./state.js";

const PAUSE = 5 * 60 * 1000; // a separator stands where nobody spoke for so long
const deeds = { quote: () => {}, tap: () => {} };
let atEnd = true; // stay there when the room for the conversation changes
let shown = null; // the conversation on the page, and for whom

export function setUp({ quote, tap }) {
  Object.assign(deeds, { quote, tap });
  $("lines").addEventListener("keydown", walk);
  $("lines").addEventListener("scroll", () => (atEnd = isNear()), { passive: true });
  new ResizeObserver(() => atEnd && toEnd()).observe($("lines"));
}

/** Show the open conversation anew. */
export function show() {
  const lines = linesOf(state.chat);
  const elements = lines.flatMap((line, place) => withSeparator(line, lines[place - 1]));
  shown = `${state.me} ${state.chat}`;
  $("lines").replaceChildren(...(elements.length ? elements : [empty()]));
  rove($("lines").querySelector("li.line:last-of-type"));
  toEnd();
}

/** A line of the open conversation appeared or looks different. */
export function update(line, isNew) {
  if (shown !== `${state.me} ${state.chat}`) return show();
  const old = $("lines").querySelector(`[data-line="${line.id}"]`);
  const near = isNear();
  if (old) {
    const inside = old.contains(document.activeElement);
    const made = element(line, false);
    made.tabIndex = old.tabIndex;
    old.replaceWith(made);
    if (inside) made.focus({ preventScroll: true });
  } else {
    const lines = linesOf(state.chat);
    $("lines").querySelector(".empty")?.remove();
    $("lines").append(...withSeparator(line, lines[lines.length - 2], isNew));
    if (!$("lines").contains(document.activeElement)) rove($("lines").lastElementChild);
  }
  restamp();
  if (near || same(line.sender, state.me)) toEnd();
}

/** What a line says, in one line without marks. */
export function inWords(line) {
  if (line.recalled) return word("recalled");
  const face = cardFor(line, state.me);
  if (face) return cardInWords(face);
  if (line.media) return `${word("file")}${line.media.name}`;
  return line.sender === state.bot.id ? bare(line.text) : line.text.replace(/\s+/g, " ");
}

/** The day of a separator changes its name at midnight. */
export function restamp() {
  for (const time of $("lines").querySelectorAll(".separator time")) time.textContent = separator(new Date(time.dateTime));
}

export const lineElement = (id) => $("lines").querySelector(`[data-line="${id}"]`);

function withSeparator(line, before, isNew = false) {
  const at = new Date(line.at);
  const apart = !before || at - new Date(before.at) > PAUSE;
  const time = apart ? h("li", { class: "separator" }, h("time", { datetime: line.at }, separator(at))) : null;
  return [time, element(line, isNew)].filter(Boolean);
}

function element(line, isNew) {
  const mine = same(line.sender, state.me);
  const name = nameOf(line.sender);
  const at = clockTime(new Date(line.at));
  const kind = line.sender === state.bot.id ? (line.channel === "app" ? "app" : "bot") : "person";
  if (line.recalled) return h("li", { class: "line recalled", "data-line": line.id, tabindex: -1 }, word("recalled"));
  return h(
    "li",
    { class: `line ${mine ? "mine" : "theirs"} ${isNew ? "new" : ""}`, "data-line": line.id, tabindex: -1, "aria-label": `${name} ${at}` },
    avatar(line.sender, name, kind),
    h("div", { class: "said" }, head(line, name, at, kind), content(line), glossOf(line)),
    h("button", { type: "button", class: "quote-button", tabindex: -1, onclick: () => deeds.quote(line) }, word("quote")),
  );
}

function head(line, name, at, kind) {
  const latin = isEnglish() ? (kind === "person" ? personOf(line.sender)?.gloss : state.bot.gloss) : "";
  const tag = kind === "bot" ? h("span", { class: "tag" }, word("bot")) : kind === "app" ? h("span", { class: "tag" }, word("app")) : null;
  return h("p", { class: "who" }, h("bdi", { lang: "zh-CN" }, name), latin ? h("span", { lang: "en" }, latin) : null, tag, h("time", { datetime: line.at }, at));
}

function content(line) {
  const seen = cardFor(line, state.me);
  if (seen) return card(line, seen, (key, chosen) => deeds.tap(line, key, chosen));
  const bot = line.sender === state.bot.id;
  const quoted = line.quote ? lineOf(line.quote) : null;
  return h(
    "div",
    { class: "bubble", lang: "zh-CN" },
    quoted ? h("p", { class: "quoted" }, h("span", {}, h("bdi", {}, `${nameOf(quoted.sender)}:`), h("bdi", {}, inWords(quoted)))) : null,
    line.media ? h("p", { class: "file" }, `${word("file")}${line.media.name}`) : null,
    bot && line.kind !== "text" ? markdown(line.text, nameOf) : h("p", { class: "plain", dir: "auto" }, withMentions(line.text)),
    line.open ? h("span", { class: "typing", "aria-hidden": "true" }, h("i"), h("i"), h("i")) : null,
  );
}

/** Plain text in which @somebody we know stands out. */
function withMentions(text) {
  const names = [state.bot.name, ...state.people.map((person) => person.name)].filter(Boolean);
  const made = [];
  let rest = text;
  for (let at = rest.indexOf("@"); at >= 0; ) {
    const name = names.find((each) => rest.startsWith(each, at + 1));
    if (name) {
      made.push(rest.slice(0, at), h("span", { class: "mention" }, `@${name}`));
      rest = rest.slice(at + 1 + name.length);
      at = rest.indexOf("@");
    } else at = rest.indexOf("@", at + 1);
  }
  return [...made, rest];
}

function glossOf(line) {
  return isEnglish() && line.gloss && !line.card ? h("p", { class: "gloss", lang: "en", dir: "auto" }, line.gloss) : null;
}

function empty() {
  const [title, how] = currentChat()?.kind === "group" ? ["emptyGroup", "emptyGroupHow"] : ["emptySingle", "emptySingleHow"];
  return h("li", { class: "empty" }, h("strong", {}, word(title)), h("span", {}, word(how)),
    title === "emptyGroup" ? h("button", { type: "button", class: "primary", onclick: () => $("story").click() }, word("play")) : null);
}

// ------------------------------------------------------------------------------------------- moving about

const isNear = () => $("lines").scrollHeight - $("lines").scrollTop - $("lines").clientHeight < 160;

export function toEnd() {
  requestAnimationFrame(() => ($("lines").scrollTop = $("lines").scrollHeight));
}

function rove(line) {
  for (const each of $("lines").querySelectorAll('.line[tabindex="0"]')) each.tabIndex = -1;
  if (line) line.tabIndex = 0;
}

/** Up and down between lines, Enter or R quotes. */
function walk(event) {
  const all = [...$("lines").querySelectorAll(".line")];
  const here = all.indexOf(event.target);
  if (here < 0) return;
  const there = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Enter" || event.key === "r") {
    event.preventDefault();
    deeds.quote(lineOf(all[here].dataset.line));
  } else if (all[there]) {
    event.preventDefault();
    rove(all[there]);
    all[there].focus();
  }
}
