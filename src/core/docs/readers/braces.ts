/** Where the expression ends that begins with the `{` at the given place, after its `}`; undefined where nothing ends it. */
export function endOfBraces(text: string, start: number): number | undefined {
  const stops = /[{}'"`]|\/\*|\/\//g;
  stops.lastIndex = start;
  let depth = 0;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const [mark] = stop;
    if (mark === '{') depth++;
    else if (mark === '}') {
      depth--;
      if (depth === 0) return stops.lastIndex;
    } else {
      const end = endOfPart(text, stop.index, mark);
      if (end === undefined) return undefined;
      stops.lastIndex = end;
    }
  }
  return undefined;
}

function endOfPart(text: string, start: number, mark: string): number | undefined {
  if (mark === '/*') return after(text, '*/', start + 2);
  // `https://` between tags of an expression is no comment.
  if (mark === '//') return text[start - 1] === ':' ? start + 2 : (after(text, '\n', start) ?? text.length);
  if (mark === '`') return endOfTemplate(text, start);
  const string = /(['"])(?:(?!\1)[^\\\n]|\\.)*\1/sy;
  string.lastIndex = start;
  // An apostrophe of a text between tags.
  return string.test(text) ? string.lastIndex : start + 1;
}

function endOfTemplate(text: string, start: number): number | undefined {
  const stops = /\\.|`|\$\{/gs;
  stops.lastIndex = start + 1;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    if (stop[0] === '`') return stops.lastIndex;
    if (stop[0] !== '${') continue;
    const end = endOfBraces(text, stop.index + 1);
    if (end === undefined) return undefined;
    stops.lastIndex = end;
  }
  return undefined;
}

/** Where the tag ends that begins with the `<` at the given place, after its `>`: quotes and braces may hold another one. */
export function endOfTag(text: string, start: number): number | undefined {
  const stops = /[>'"{<]/g;
  stops.lastIndex = start + 1;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const [mark] = stop;
    if (mark === '>') return stops.lastIndex;
    if (mark === '<') return undefined;
    const end = mark === '{' ? endOfBraces(text, stop.index) : after(text, mark, stops.lastIndex);
    if (end === undefined) return undefined;
    stops.lastIndex = end;
  }
  return undefined;
}

/**
 * The markup with what stands in braces within its tags made harmless for a parser of HTML, to which `() =>` would end the tag,
 * and without the comments between braces. Places stay.
 */
export function blankBraces(markup: string): string {
  if (!markup.includes('{')) return markup;
  const kept: string[] = [];
  let place = 0;
  const fill = (start: number, end: number, filled: string) => {
    kept.push(markup.slice(place, start), filled);
    place = end;
  };
  const stops = /<!--|<(script|style)\b|<[a-z]|\{\s*\/\*/gi;
  for (let stop = stops.exec(markup); stop; stop = stops.exec(markup)) {
    const { 0: mark, 1: raw, index } = stop;
    if (mark === '<!--') {
      stops.lastIndex = after(markup, '-->', index) ?? markup.length;
    } else if (mark.startsWith('{')) {
      const end = after(markup, '*/', stops.lastIndex) ?? markup.length;
      fill(index + 1, end, ' '.repeat(end - index - 1));
      stops.lastIndex = end;
    } else {
      const end = endOfTag(markup, index);
      if (end === undefined) continue;
      fill(index, end, filledTag(markup.slice(index, end)));
      const closing = raw && !markup.slice(0, end).endsWith('/>') ? new RegExp(`</${raw}`, 'gi') : undefined;
      if (closing) closing.lastIndex = end;
      stops.lastIndex = closing ? (closing.exec(markup)?.index ?? markup.length) : end;
    }
  }
  kept.push(markup.slice(place));
  return kept.join('');
}

/** `src={() => a}` becomes `src={_______}`. Within quotes nothing changes. */
function filledTag(tag: string): string {
  const kept: string[] = [];
  let place = 0;
  const stops = /(['"]).*?\1|\{/gs;
  for (let stop = stops.exec(tag); stop; stop = stops.exec(tag)) {
    if (stop[0] !== '{') continue;
    const end = endOfBraces(tag, stop.index) ?? tag.length;
    kept.push(tag.slice(place, stop.index + 1), '_'.repeat(end - stop.index - 2), '}');
    place = end;
    stops.lastIndex = end;
  }
  kept.push(tag.slice(place));
  return kept.join('');
}

function after(text: string, mark: string, from: number): number | undefined {
  const found = text.indexOf(mark, from);
  return found < 0 ? undefined : found + mark.length;
}
