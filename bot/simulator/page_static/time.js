// The world's time in words.

import { isEnglish, locale, word } from "./words.js";
import { state, worldNow } from "./state.js";

const format = (options) => new Intl.DateTimeFormat(locale(), { timeZone: state.zone, hourCycle: "h23", ...options });

export const clockTime = (date) => format({ hour: "2-digit", minute: "2-digit" }).format(date);
export const dayAndWeekday = (date) => format({ month: isEnglish() ? "short" : "long", day: "numeric", weekday: "short" }).format(date);

const dayNumber = (date) => {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", { timeZone: state.zone }).formatToParts(date).map((part) => [part.type, part.value]));
  return Date.UTC(parts.year, parts.month - 1, parts.day) / 86400000;
};

/** The separator above a line, as WeCom has it: the day where it is not today, and the time. */
export function separator(date) {
  const ago = dayNumber(worldNow()) - dayNumber(date);
  if (ago === 0) return clockTime(date);
  if (ago === 1) return `${isEnglish() ? "Yesterday" : "昨天"} ${clockTime(date)}`;
  return `${dayAndWeekday(date)} ${clockTime(date)}`;
}

export const PUSHES = [
  { minutes: 30, words: ["+30 分钟", "+30 min"] },
  { minutes: 120, words: ["+2 小时", "+2 h"] },
  { minutes: 720, words: ["+12 小时", "+12 h"] },
  { until: "09:00", words: null },
];

export const pushWords = (push) => (push.words ? push.words[isEnglish() ? 1 : 0] : word("morning"));
