// Puts the page together: what we know, what is shown, what one can do.

import { $ } from "./dom.js";
import * as api from "./api.js";
import * as composer from "./composer.js";
import * as conversation from "./conversation.js";
import * as log from "./log.js";
import * as sides from "./sides.js";
import * as story from "./story.js";
import * as tools from "./tools.js";
import { translate, word } from "./words.js";
import { chatKeyOf, chatsOf, clockIs, currentChat, nameOf, put, same, seen, state, take } from "./state.js";

const PATIENCE = 5000; // WeCom drops a tap that nobody answers within 5 s (wecom §1.5)
const narrow = matchMedia("(max-width: 760px)");

// ------------------------------------------------------------------------------------------------ showing

function redraw() {
  tools.show();
  sides.show();
  conversation.show();
  composer.refresh();
  story.caption();
  log.restart();
}

function view(name) {
  document.documentElement.dataset.view = name;
}

/** Be somebody, and look at one of their conversations. */
function look(person, chat) {
  if (person === state.me && chat === state.chat) return view("talk");
  state.me = person;
  state.chat = chatsOf(person).some((each) => each.key === chat) ? chat : chatsOf(person)[0]?.key;
  seen();
  remember();
  sides.show();
  conversation.show();
  composer.show();
  view("talk");
}

function bePerson(person) {
  const mine = chatsOf(person);
  state.me = person;
  state.chat = mine.some((each) => each.key === state.chat) ? state.chat : mine[0]?.key;
  seen();
  remember();
  sides.show();
  conversation.show();
  composer.show();
}

function openChat(chat) {
  look(state.me, chat);
  const each = currentChat();
  if (each?.kind === "single") doing(api.act("enter", { as: state.me }));
  if (narrow.matches) $("title").focus();
}

function remember() {
  const place = new URLSearchParams({ as: state.me, chat: state.chat });
  history.replaceState(null, "", `${location.pathname}${location.search}#${place}`);
}

function recall() {
  const place = new URLSearchParams(location.hash.slice(1));
  state.me = place.get("as") ?? state.me;
  state.chat = place.get("chat") ?? state.chat;
  if (place.has("as")) view("talk");
}

function toast(text, lasting = 5000) {
  $("toast").textContent = text;
  $("toast").hidden = !text;
  clearTimeout(toast.timer);
  if (text && lasting) toast.timer = setTimeout(() => ($("toast").hidden = true), lasting);
}

// ------------------------------------------------------------------------------------------------- doing

/** Await a deed; say so when it fails. True when it went well. */
async function doing(deed) {
  try {
    const { now } = await deed;
    clockIs(now);
    tools.tick();
    return true;
  } catch (problem) {
    toast(word("failed", problem.message));
    return false;
  }
}

function say(chat, text, quote) {
  const where = { kind: chat.kind, id: chat.id };
  return doing(api.act("say", { as: state.me, chat: where, text, ...(quote ? { quote } : {}) }));
}

const waiting = new Map(); // line id -> the timer after which a tap counts as unanswered

async function tap(line, key, chosen) {
  const button = conversation.lineElement(line.id)?.querySelector(`[data-tap="${CSS.escape(key)}"]`);
  button?.classList.add("waiting");
  button?.setAttribute("aria-busy", "true");
  const give = () => (button?.classList.remove("waiting"), button?.removeAttribute("aria-busy"));
  clearTimeout(waiting.get(line.id));
  waiting.set(line.id, setTimeout(() => (give(), toast(word("noAnswer"))), PATIENCE));
  if (!(await doing(api.act("tap", { as: state.me, line: line.id, key, chosen })))) (answered(line), give());
}

function answered(line) {
  clearTimeout(waiting.get(line.id));
  waiting.delete(line.id);
}

// -------------------------------------------------------------------------------------------- happening

const meanwhile = []; // changes that came while the whole world was being fetched: it may be older than they are
let fetching = 0;

async function refetch() {
  fetching += 1;
  try {
    take(await api.everything());
  } finally {
    fetching -= 1;
  }
  toast("");
  redraw();
  if (!fetching) for (const change of meanwhile.splice(0)) onLine(change);
}

const inTurn = (change) => (fetching ? meanwhile.push(change) : onLine(change));

function onLine({ line, now, change }) {
  clockIs(now);
  const isNew = put(line);
  if (change !== "said") answered(line);
  if (chatKeyOf(line) === state.chat) {
    conversation.update(line, isNew);
    if (!document.hidden) seen();
    composer.refresh();
  }
  if (isNew && !same(line.sender, state.me) && chatsOf(state.me).some((chat) => chat.key === chatKeyOf(line))) {
    $("said").textContent = `${nameOf(line.sender)}: ${conversation.inWords(line)}`;
  }
  sides.show();
  tools.tick();
  log.refresh();
}

function onStory({ playing, failed }) {
  state.playing = playing;
  if (!playing) story.over();
  if (failed) toast(word("storyFailed"));
  tools.show();
  story.caption();
}

const handlers = {
  onOpen: () => refetch(),
  onBreak: () => toast(word("offline"), 0),
  line: inTurn,
  clock: ({ now }) => (clockIs(now), tools.tick(), conversation.restamp(), log.refresh()),
  scene: (scene) => (clockIs(scene.now), story.scene(scene, look)),
  story: onStory,
  reset: () => (view(narrow.matches ? "list" : "talk"), refetch()),
};

translate();
recall();
conversation.setUp({ quote: composer.quote, tap });
composer.setUp({ send: say });
sides.setUp({ person: bePerson, chat: openChat });
tools.setUp({ doing, redraw });
log.setUp();
$("back").addEventListener("click", () => (view("list"), $("chats").querySelector("[aria-current]")?.focus()));
api.changes(handlers);
