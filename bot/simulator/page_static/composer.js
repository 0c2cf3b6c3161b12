// Where one writes: examples, the quote, @bot, Enter.

import { $, h } from "./dom.js";
import { EXAMPLES } from "./examples.js";
import { inWords } from "./conversation.js";
import { isEnglish, word } from "./words.js";
import { currentChat, lastLead, nameOf, personOf, state } from "./state.js";

let send = async () => {};
let quoted = null;
const drafts = new Map(); // person + chat -> what was being written

export function setUp(deeds) {
  send = deeds.send;
  $("composer").addEventListener("submit", (event) => (event.preventDefault(), submit()));
  $("words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) (event.preventDefault(), submit());
  });
  $("words").addEventListener("input", () => drafts.set(draftKey(), $("words").value));
  $("at").addEventListener("click", mention);
  $("unquote").addEventListener("click", () => (unquote(), $("words").focus()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && quoted && unquote());
}

const draftKey = () => `${state.me} ${state.chat}`;

/** Another person or conversation: its draft, its examples, nothing quoted. */
export function show() {
  unquote();
  $("words").value = drafts.get(draftKey()) ?? "";
  refresh();
}

/** The examples depend on the last lead spoken of. */
export function refresh() {
  const chat = currentChat();
  const inGroup = chat?.kind === "group";
  $("at").hidden = !inGroup;
  $("at").textContent = word("at", state.bot.name);
  $("words").placeholder = word(inGroup ? "writeGroup" : "writeSingle", state.bot.name);
  $("words").setAttribute("aria-label", $("words").placeholder);
  $("examples").replaceChildren(...examples(inGroup));
}

function examples(inGroup) {
  const all = EXAMPLES[personOf(state.me)?.role]?.[inGroup ? "group" : "single"] ?? [];
  const lead = lastLead(state.chat);
  const fitting = all.filter((each) => lead || !each.text.includes("{L}"));
  const chip = (each) => h("button", { type: "button", class: "chip", onclick: () => write((inGroup ? `@${state.bot.name} ` : "") + filled(each.text, lead)) },
    isEnglish() ? each.en : filled(each.zh, lead));
  return fitting.length ? [h("span", { class: "hint" }, word("examples")), ...fitting.map(chip)] : [];
}

function filled(text, lead) {
  const sales = state.people.filter((person) => person.role === "sales").map((person) => person.name);
  return text.replaceAll("{L}", lead ?? "").replaceAll("{sales2}", sales[1] ?? "").replaceAll("{sales}", sales[0] ?? "");
}

export function write(text) {
  $("words").value = text;
  drafts.set(draftKey(), text);
  $("words").focus();
  $("words").setSelectionRange(text.length, text.length);
}

function mention() {
  const at = `@${state.bot.name} `;
  const box = $("words");
  if (!box.value.includes(at.trim())) box.value = at + box.value;
  write(box.value);
}

/** Quote a line; in the group the bot must still be @-ed, so that is put there too. */
export function quote(line) {
  quoted = line.id;
  $("quoted").textContent = `${nameOf(line.sender)}: ${inWords(line)}`;
  $("quoting").hidden = false;
  if (currentChat()?.kind === "group" && !$("words").value) mention();
  $("words").focus();
}

function unquote() {
  quoted = null;
  $("quoting").hidden = true;
}

async function submit() {
  const text = $("words").value.trim();
  const chat = currentChat();
  if (!text || !chat || state.playing) return;
  const was = { text: $("words").value, quote: quoted };
  write("");
  unquote();
  if (!(await send(chat, text, was.quote))) write(was.text);
}
