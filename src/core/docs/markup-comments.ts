import { beginsWith, type CommentMarks, type MarkedPlace } from './marked-place.ts';

/** What is no markup, whatever it looks like. */
const RAW = /<(script|style|textarea|title)\b[^>]*>[\s\S]*?<\/\1\s*>/.source;

/** The comments of HTML and its kin that begin with the word looked for. */
export function findMarkedComments(
  text: string,
  word: string,
  comments: readonly CommentMarks[],
): readonly MarkedPlace[] {
  const opens = comments.map(({ open }) => open.replace(/[{*]/g, '\\$&')).join('|');
  const places: MarkedPlace[] = [];
  const pattern = new RegExp(`${RAW}|(${opens})`, 'gi');
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const marks = comments.find(({ open }) => open === found?.[2]);
    if (!marks) continue;
    const start = found.index;
    const innerStart = start + marks.open.length;
    const close = text.indexOf(marks.close, innerStart);
    const closed = close !== -1;
    const inner = { start: innerStart, end: closed ? close : text.length };
    const end = closed ? close + marks.close.length : text.length;
    pattern.lastIndex = end;
    if (!beginsWith(text, word, inner)) continue;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(lineStart, start);
    const inline = before.trim() !== '';
    places.push({
      kind: 'comment',
      whole: { start, end },
      inner,
      body: [],
      closed,
      margin: inline ? '' : before,
      inline,
    });
  }
  return places;
}

/** Behind the code that an Astro component begins with. */
export function afterComponentScript(text: string): number {
  const fenced = /^\s*---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return fenced?.[0].length ?? 0;
}
