// WeCom's markdown as elements: bold, italic, code, links, quotes, headings, lists, tables, rules, three font colours.
// Every character of the text goes through text nodes; nothing of it is ever read as HTML.

import { h } from "./dom.js";

const INLINE = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "\\*\\*(?<bold>[^\\n]+?)\\*\\*",
    "(?<![\\w*])\\*(?<italic>[^*\\s](?:[^*\\n]*[^*\\s])?)\\*(?![\\w*])",
    "\\[(?<link>[^\\]\\n]+)\\]\\((?<to>[^()\\s]+)\\)",
    "<font color=[\"'](?<colour>info|comment|warning)[\"']>(?<coloured>[\\s\\S]*?)</font>",
    "<@(?<who>[^<>\\s]+)>",
  ].join("|"),
  "u",
);

/** The elements of a text. `nameOf` turns a userid into a name. */
export function markdown(text, nameOf) {
  return blocks(text.replace(/\r\n?/g, "\n").split("\n"), nameOf);
}

function blocks(lines, nameOf) {
  const made = [];
  while (lines.length) made.push(...next(lines, nameOf));
  return made;
}

/** Take one block off the front of the lines. */
function next(lines, nameOf) {
  const line = lines[0];
  if (!line.trim()) return lines.shift(), [];
  const heading = line.match(/^(#{1,6})\s+(.*)$/);
  if (heading) return lines.shift(), [h("p", { class: `heading h${heading[1].length}` }, inline(heading[2], nameOf))];
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) return lines.shift(), [h("hr")];
  if (/^```/.test(line)) return [fence(lines)];
  if (/^>/.test(line)) return [h("blockquote", {}, blocks(while_(lines, /^>/).map((each) => each.replace(/^>\s?/, "")), nameOf))];
  if (/^\s*[-*+]\s+/.test(line)) return [list("ul", lines, /^\s*[-*+]\s+/, nameOf)];
  if (/^\s*\d+[.)]\s+/.test(line)) return [list("ol", lines, /^\s*\d+[.)]\s+/, nameOf)];
  if (/^\|.*\|\s*$/.test(line) && /^\|[\s:|-]+\|\s*$/.test(lines[1] ?? "")) return [table(lines, nameOf)];
  return [paragraph(lines, nameOf)];
}

function while_(lines, shape) {
  const taken = [];
  while (lines.length && shape.test(lines[0])) taken.push(lines.shift());
  return taken;
}

function fence(lines) {
  lines.shift();
  const inside = while_(lines, /^(?!```)/);
  lines.shift();
  return h("pre", {}, inside.join("\n"));
}

function list(tag, lines, mark, nameOf) {
  const start = tag === "ol" ? parseInt(lines[0], 10) : null;
  return h(tag, { start }, while_(lines, mark).map((each) => h("li", {}, inline(each.replace(mark, ""), nameOf))));
}

function table(lines, nameOf) {
  const rows = while_(lines, /^\|.*\|\s*$/).map((row) => row.trim().slice(1, -1).split("|"));
  const [head, , ...rest] = rows;
  const cells = (tag, row) => h("tr", {}, row.map((cell) => h(tag, {}, inline(cell.trim(), nameOf))));
  return h("table", {}, h("thead", {}, cells("th", head)), h("tbody", {}, rest.map((row) => cells("td", row))));
}

const BLOCK = /^(\s*$|#{1,6}\s|>|```|\s*[-*+]\s+|\s*\d+[.)]\s+|\s*-{3,}\s*$)/;

function paragraph(lines, nameOf) {
  const taken = [lines.shift()];
  while (lines.length && !BLOCK.test(lines[0])) taken.push(lines.shift());
  return h("p", { dir: "auto" }, taken.flatMap((line, place) => (place ? [h("br"), inline(line, nameOf)] : [inline(line, nameOf)])));
}

/** The runs of one line. */
export function inline(text, nameOf) {
  const made = [];
  let rest = text;
  while (rest) {
    const found = INLINE.exec(rest);
    if (!found) return [...made, rest];
    made.push(rest.slice(0, found.index), run(found, nameOf));
    rest = rest.slice(found.index + found[0].length);
  }
  return made;
}

function run({ 0: whole, groups }, nameOf) {
  if (groups.code) return h("code", {}, groups.code);
  if (groups.bold) return h("strong", {}, inline(groups.bold, nameOf));
  if (groups.italic) return h("em", {}, inline(groups.italic, nameOf));
  if (groups.colour) return h("span", { class: `font-${groups.colour}` }, inline(groups.coloured, nameOf));
  if (groups.who) return h("span", { class: "mention" }, `@${groups.who === "all" ? "所有人" : nameOf(groups.who)}`);
  return /^https?:\/\//i.test(groups.to) ? link(groups.link, groups.to) : whole;
}

export const link = (text, to) => h("a", { href: to, target: "_blank", rel: "noopener noreferrer" }, text);

/** One line without any marks, for the list of chats and for quotes. */
export const bare = (text) =>
  text.replace(/<font[^>]*>|<\/font>|\*\*|`|^#{1,6}\s+|^>\s?/gm, "").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/\s+/g, " ").trim();
