// Left: whom one can be. Middle: that person's conversations.

import { $, arrows, h, refill } from "./dom.js";
import { avatar } from "./avatar.js";
import { inWords } from "./conversation.js";
import { separator } from "./time.js";
import { isEnglish, word } from "./words.js";
import { chatsOf, currentChat, linesOf, nameOf, personOf, pings, same, state, unread, wanted } from "./state.js";

let choose = { person: () => {}, chat: () => {} };

export function setUp(deeds) {
  choose = deeds;
  arrows($("people"), (item) => item.click());
  arrows($("chats"));
}

export function show() {
  refill($("people"), state.people.map(person));
  refill($("chats"), chatsOf(state.me).map(chat));
  head();
}

const badge = (count) => (count ? h("span", { class: "badge", "aria-label": word("unread", count) }, count > 99 ? "99+" : count) : null);

function person({ userid, name, gloss, role }) {
  const me = userid === state.me;
  const facts = { type: "button", role: "radio", "aria-checked": me, tabindex: me ? 0 : -1, "data-key": userid, onclick: () => choose.person(userid) };
  const latin = isEnglish() && gloss ? h("span", { class: "latin", lang: "en" }, gloss) : null;
  return h("li", { role: "none" }, h("button", facts,
    h("span", { class: "face" }, avatar(userid, name), badge(wanted(userid))),
    h("span", { class: "texts" }, h("span", { class: "name", lang: "zh-CN" }, name), latin, h("span", { class: "role" }, word(role)))));
}

function chat(each) {
  const lines = linesOf(each.key);
  const last = lines.at(-1);
  const here = each.key === state.chat;
  const facts = { type: "button", "aria-current": here ? "page" : null, tabindex: here ? 0 : -1, "data-key": each.key, onclick: () => choose.chat(each.key) };
  return h("li", {}, h("button", facts,
    h("span", { class: "face" }, avatar(each.id, titleOf(each), each.kind === "group" ? "group" : "bot"), badge(unread(state.me, each.key))),
    h("span", { class: "texts" },
      h("span", { class: "top" }, h("span", { class: "name", lang: "zh-CN" }, titleOf(each)), last ? h("time", { datetime: last.at }, separator(new Date(last.at))) : null),
      h("span", { class: "preview", dir: "auto" }, last ? preview(each, last) : subtitleOf(each)))));
}

function preview(each, last) {
  const who = each.kind === "group" && !same(last.sender, state.me) ? `${nameOf(last.sender)}: ` : "";
  return [pings(state.me, each.key) ? h("span", { class: "at-me" }, word("atMe")) : null, who, inWords(last)];
}

export function titleOf(each) {
  return each.kind === "group" ? each.group.name : state.bot.name;
}

function subtitleOf(each) {
  if (each.kind === "group") return [each.group.gloss && isEnglish() ? each.group.gloss : null, word("members", each.group.members.length + 1)].filter(Boolean).join(" · ");
  return word("direct");
}

function head() {
  const each = currentChat();
  $("title").textContent = each ? titleOf(each) : "";
  const me = personOf(state.me);
  $("subtitle").textContent = each && me ? `${subtitleOf(each)} · ${word("as", isEnglish() ? me.gloss : me.name)}` : "";
}
