// A template_card as WeCom draws it. Whoever looks sees their own face of it.

import { h } from "./dom.js";
import { link } from "./markdown.js";
import { isEnglish, word } from "./words.js";

const SOURCE = ["grey", "black", "red", "green"];

/** The card of a line. `onTap(key, chosen)` is called with what the dropdowns say. */
export function card(line, { face, gloss, words }, onTap) {
  const say = (text) => [text, isEnglish() && words[text] ? h("span", { class: "also", lang: "en" }, words[text]) : null];
  const controls = questions(line, face, say);
  const chosen = () => Object.fromEntries(controls.map(({ key, value }) => [key, value()]));
  const title = face.main_title ?? {};
  return h(
    "section",
    { class: "card", lang: "zh-CN", "aria-label": title.title ?? word("card") },
    face.source?.desc ? h("p", { class: `source ${SOURCE[face.source.desc_color ?? 0]}` }, say(face.source.desc)) : null,
    h("h3", { dir: "auto" }, title.title ?? ""),
    title.desc ? h("p", { class: "note", dir: "auto" }, title.desc) : null,
    emphasis(face.emphasis_content),
    face.sub_title_text ? h("p", { class: "body", dir: "auto" }, face.sub_title_text) : null,
    quote(face.quote_area, say),
    rows(face.horizontal_content_list, say),
    (face.vertical_content_list ?? []).map((each) => h("p", { class: "vertical", dir: "auto" }, h("strong", {}, each.title), h("br"), each.desc ?? "")),
    (face.jump_list ?? []).map((each) => h("p", { class: "jump" }, each.type === 1 && /^https?:/.test(each.url) ? link(each.title, each.url) : each.title)),
    controls.map(({ element }) => element),
    buttons(face, say, (key) => onTap(key, chosen())),
    isEnglish() && gloss ? h("p", { class: "gloss", lang: "en" }, gloss) : null,
  );
}

function emphasis(part) {
  return part?.title ? h("p", { class: "emphasis" }, h("strong", {}, part.title), part.desc ?? "") : null;
}

function quote(part, say) {
  if (!part?.title && !part?.quote_text) return null;
  return h("blockquote", { dir: "auto" }, part.title ? h("strong", {}, say(part.title)) : null, part.quote_text ? h("p", {}, part.quote_text) : null);
}

function rows(list, say) {
  if (!list?.length) return null;
  return h("dl", {}, list.map((row) => h("div", {}, h("dt", {}, say(row.keyname)), h("dd", { dir: "auto" }, row.value ?? ""))));
}

/** Dropdowns and checkboxes: an element, its question, and what it says now. */
function questions(line, face, say) {
  const selects = [face.button_selection, ...(face.select_list ?? [])].filter(Boolean).map((part) => dropdown(line, part, say));
  return face.checkbox ? [...selects, ticks(line, face.checkbox)] : selects;
}

function dropdown(line, part, say) {
  const english = (text) => say(text)[1]?.textContent;
  const label = (text) => (english(text) ? `${text} · ${english(text)}` : text);
  const select = h("select", { disabled: Boolean(part.disable), "data-question": part.question_key },
    part.option_list.map((option) => h("option", { value: option.id, selected: option.id === part.selected_id }, label(option.text))));
  const id = `${line.id}-${part.question_key}`;
  select.id = id;
  const element = h("p", { class: "question" }, h("label", { for: id }, say(part.title ?? "")), select);
  return { key: part.question_key, value: () => select.value, element };
}

function ticks(line, part) {
  const type = part.mode === 1 ? "checkbox" : "radio";
  const boxes = part.option_list.map((option) =>
    h("input", { type, name: `${line.id}-${part.question_key}`, value: option.id, checked: option.is_checked, disabled: Boolean(part.disable) }));
  const element = h("fieldset", {}, part.option_list.map((option, place) => h("label", {}, boxes[place], " ", option.text)));
  return { key: part.question_key, value: () => boxes.filter((box) => box.checked).map((box) => box.value), element };
}

function buttons(face, say, onTap) {
  if (face.replace_text) return h("div", { class: "buttons" }, h("button", { type: "button", class: "style4", disabled: true }, say(face.replace_text)));
  const all = [...(face.button_list ?? []), ...(face.submit_button ? [{ style: 1, ...face.submit_button }] : [])];
  if (!all.length) return null;
  const over = all.length === 1 && all[0].style === 4; // one grey word: this card has been answered
  return h("div", { class: `buttons n${all.length}` }, all.map((each) =>
    h("button", { type: "button", class: `style${each.style ?? 1}`, disabled: over, "data-tap": each.key, onclick: () => onTap(each.key) }, say(each.text))));
}

/** One line for lists and quotes. */
export const cardInWords = ({ face }) => `${word("card")}${face.main_title?.title ?? face.source?.desc ?? ""}`;
