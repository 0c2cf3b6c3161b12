// The page's own words, in both languages. What people and the bot say stays Chinese, with an English gloss below.

const WORDS = {
  brand: ["榫卯 · 演示", "Sunmao · demo"],
  skip: ["跳到输入框", "Skip to the message box"],
  tools: ["时间与剧情", "Time and story"],
  time: ["推进时间", "Move time on"],
  menu: ["时间 · 剧情", "Time · story"],
  morning: ["到明早 9 点", "To 9 a.m."],
  play: ["▶ 播放剧情", "▶ Play the story"],
  stop: ["■ 停止剧情", "■ Stop the story"],
  reset: ["重来", "Reset"],
  resetSure: ["再点一次清空", "Again to clear all"],
  otherLanguage: ["English", "中文"],
  log: ["发生了什么", "What happened"],
  logTitle: ["发生了什么:机器人收发", "What happened: to and from the bot"],
  fromBot: ["机器人 →", "bot →"],
  toBot: ["→ 机器人", "→ bot"],
  logEmpty: ["机器人还没有收到或发出任何东西。", "Nothing went to or from the bot yet."],
  whoAmI: ["我是谁", "Who am I"],
  chats: ["会话", "Chats"],
  conversation: ["当前会话", "The conversation"],
  messages: ["消息,用上下键选择,按回车引用", "Messages; arrow keys to choose, Enter to quote"],
  back: ["返回会话列表", "Back to the chats"],
  examples: ["示例", "Examples"],
  unquote: ["取消引用", "Do not quote"],
  quote: ["引用", "Quote"],
  hint: ["Enter 发送 · Shift+Enter 换行", "Enter sends · Shift+Enter new line"],
  send: ["发送", "Send"],
  at: ["@{0}", "@{0}"],
  writeGroup: ["在派单群里说点什么,@{0} 它才听得见", "Message the group; the bot hears what is @-ed"],
  writeSingle: ["对{0}说点什么", "Say something to the bot"],
  members: ["{0} 人", "{0} members"],
  as: ["我是{0}", "as {0}"],
  app: ["应用消息", "App"],
  bot: ["机器人", "Bot"],
  direct: ["和机器人的单聊,含应用消息", "Direct messages, app messages included"],
  unread: ["{0} 条未读", "{0} unread"],
  recalled: ["此消息已撤回", "This message was taken back"],
  atMe: ["[有人@我] ", "[@me] "],
  card: ["[卡片] ", "[Card] "],
  file: ["[文件] ", "[File] "],
  emptyGroup: ["派单群里还没有消息", "Nothing was said in the group yet"],
  emptyGroupHow: [
    "播放剧情,一分钟看完一条线索;或者点下面的示例,自己来一遍。",
    "Play the story to see a whole lead in a minute, or use an example below and do it yourself.",
  ],
  emptySingle: ["还没有消息", "No messages yet"],
  emptySingleHow: ["分给我的线索和提醒会到这里。", "Leads given to me and reminders arrive here."],
  noAnswer: ["没有响应", "No response"],
  failed: ["没能做到:{0}", "That did not work: {0}"],
  offline: ["和模拟器的连接断了,正在重连…", "Lost the simulator, trying again…"],
  storyFailed: ["剧情中断了,可以重来。", "The story broke off; Reset begins again."],
  moving: ["时间在走…", "Time is passing…"],
  sdr: ["SDR", "SDR"],
  sales_ops: ["销管", "Sales-ops"],
  sales: ["销售", "Sales"],
  director: ["总监", "Director"],
  bd: ["BD", "BD"],
  sales_head: ["销售负责人", "Head of sales"],
  marketing_head: ["市场负责人", "Head of marketing"],
  admin: ["管理员", "Admin"],
};

const KEPT = "sunmao-language";
let english = start();

function start() {
  const kept = new URLSearchParams(location.search).get("lang") ?? read();
  return kept ? kept === "en" : !navigator.language.startsWith("zh");
}

function read() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage may be forbidden; the language then lasts as long as the page
  }
}

export const isEnglish = () => english;
export const locale = () => (english ? "en-GB" : "zh-CN");

/** One of our own words, `{0}` and so on filled in. */
export function word(name, ...parts) {
  const text = (WORDS[name] ?? [name, name])[english ? 1 : 0];
  return text.replace(/\{(\d)\}/g, (_, number) => parts[number]);
}

/** The other language, everywhere the page's markup names a word. */
export function setEnglish(value) {
  english = value;
  try {
    localStorage.setItem(KEPT, english ? "en" : "zh");
  } catch {
    // as above
  }
  translate();
}

export function translate() {
  document.documentElement.lang = english ? "en" : "zh-CN";
  document.title = word("brand");
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = word(element.dataset.words);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
}
