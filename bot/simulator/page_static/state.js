// What we know: the world as it came, who we are, where we look, and what each person has not read yet.

export const state = {
  now: 0, // the world's time minus this machine's, in ms
  zone: "Asia/Shanghai",
  bot: { id: "@bot", name: "", gloss: "" },
  people: [],
  others: {},
  groups: [],
  lines: [],
  playing: false,
  me: null,
  chat: null,
};

const places = new Map(); // line id -> place in state.lines
const read = new Map(); // person + chat -> how many lines were there when it was last looked at

export const keyOf = (chat) => `${chat.kind}/${chat.id}`;
export const chatKeyOf = (line) => keyOf(line.chat);

/** Take the whole world; who we are and where we look stay if they still can. */
export function take(world) {
  Object.assign(state, { ...world, now: Date.parse(world.now) - Date.now() });
  places.clear();
  state.lines.forEach((line, place) => places.set(line.id, place));
  if (!state.people.some((person) => person.userid === state.me)) state.me = state.people[0]?.userid ?? null;
  const mine = chatsOf(state.me);
  if (!mine.some((chat) => chat.key === state.chat)) state.chat = mine[0]?.key ?? null;
  for (const key of read.keys()) if (!state.lines.length) read.delete(key);
  seen();
}

/** A line appeared or looks different now; true when it is new. */
export function put(line) {
  const place = places.get(line.id);
  if (place !== undefined) {
    state.lines[place] = line;
    return false;
  }
  places.set(line.id, state.lines.length);
  state.lines.push(line);
  return true;
}

export const lineOf = (id) => state.lines[places.get(id)];
export const personOf = (userid) => state.people.find((person) => same(person.userid, userid));
export const nameOf = (userid) => (userid === state.bot.id ? state.bot.name : (personOf(userid)?.name ?? state.others[userid] ?? userid));
export const same = (one, other) => one?.toLowerCase() === other?.toLowerCase();
export const linesOf = (key) => state.lines.filter((line) => chatKeyOf(line) === key);
export const worldNow = () => new Date(Date.now() + state.now);
export const clockIs = (now) => (state.now = Date.parse(now) - Date.now());

/** The card as this person sees it. */
export const cardFor = (line, userid) => line.faces[userid.toLowerCase()] ?? line.card;

/** A person's conversations: groups, and the bot alone, whichever way it writes (bot or app). */
export function chatsOf(userid) {
  const groups = state.groups.filter((group) => group.members.some((member) => same(member, userid)));
  const single = { kind: "single", id: userid };
  return [
    ...groups.map((group) => ({ kind: "group", id: group.id, key: keyOf({ kind: "group", id: group.id }), group })),
    { ...single, key: keyOf(single) },
  ];
}

export const currentChat = () => chatsOf(state.me).find((chat) => chat.key === state.chat);

/** We look at the open conversation: nothing in it is unread for us. */
export function seen() {
  read.set(`${state.me} ${state.chat}`, linesOf(state.chat).length);
}

/** How many lines of others a person has not seen in a conversation. */
export function unread(userid, key) {
  const from = read.get(`${userid} ${key}`) ?? 0;
  return linesOf(key).slice(from).filter((line) => !same(line.sender, userid)).length;
}

/** What wants this person: unread direct messages, and lines that really rang. */
export function wanted(userid) {
  return chatsOf(userid).reduce((sum, chat) => sum + (chat.kind === "single" ? unread(userid, chat.key) : pings(userid, chat.key)), 0);
}

/** Unread lines of a group that rang for this person. */
export function pings(userid, key) {
  const from = read.get(`${userid} ${key}`) ?? 0;
  return linesOf(key).slice(from).filter((line) => line.mentions.some((who) => who === "@all" || same(who, userid))).length;
}

/** The number of the last lead spoken of in a conversation, else anywhere. */
export function lastLead(key) {
  const said = (lines) => {
    for (let place = lines.length - 1; place >= 0; place -= 1) {
      const line = lines[place];
      const title = line.card ? JSON.stringify(line.card.face.main_title ?? {}) + (line.card.face.source?.desc ?? "") : "";
      const found = `${line.text} ${title}`.match(/(?<![A-Za-z0-9])L\d+/);
      if (found && line.sender === state.bot.id) return found[0];
    }
    return null;
  };
  return said(linesOf(key)) ?? said(state.lines);
}
