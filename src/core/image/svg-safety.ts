/**
 * The first thing in an SVG that runs or reaches outside of the file, in a few words; undefined where there is none. What is
 * not surely harmless is named: a picture needs no scripts, no handlers, no foreign content and no addresses.
 */
export function dangerIn(svg: string): string | undefined {
  let styles = '';
  let inStyle = false;
  for (const token of tokens(svg)) {
    switch (token.kind) {
      case 'broken':
        return 'markup that does not end';
      case 'instruction':
        if (!/^xml\s/i.test(token.text)) return 'a processing instruction';
        if (/encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(token.text)) return 'another encoding than UTF-8';
        break;
      case 'declaration':
        // Entities are a language of their own: they can hide everything below and reach files.
        if (/[[]|entity/i.test(token.text)) return 'entities';
        break;
      case 'text':
        if (inStyle) styles += unescapeEntities(token.text);
        break;
      case 'data':
        if (inStyle) styles += token.text;
        break;
      case 'tag': {
        const { name, closes, attributes } = readTag(token.text);
        const danger = closes ? undefined : (dangerOfElement(name) ?? dangerOfAttributes(attributes));
        if (danger) return danger;
        if (name === 'style') inStyle = !closes && !token.text.endsWith('/');
        break;
      }
    }
  }
  return dangerInStyle(styles);
}

type Token = { readonly kind: Kind; readonly text: string };
type Kind = 'text' | 'data' | 'instruction' | 'declaration' | 'tag' | 'broken';

/** Written by hand: a regular expression over 100 MB of `<!--` would take forever. */
function* tokens(svg: string): Generator<Token> {
  let at = 0;
  while (at < svg.length) {
    const open = svg.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: svg.slice(at, open < 0 ? undefined : open) };
    if (open < 0) return;
    const [start, end, kind] = BRACKETS.find(([opening]) => svg.startsWith(opening, open)) ?? TAG;
    const close = kind === 'tag' ? endOfTag(svg, open) : svg.indexOf(end, open + start.length);
    if (close < 0) return yield { kind: 'broken', text: '' };
    if (kind) yield { kind, text: svg.slice(open + start.length, close) };
    at = close + end.length;
  }
}

/** Comments have no kind: nobody wants them. */
const BRACKETS: readonly (readonly [start: string, end: string, kind: Kind | undefined])[] = [
  ['<!--', '-->', undefined],
  ['<![CDATA[', ']]>', 'data'],
  ['<?', '?>', 'instruction'],
  ['<!', '>', 'declaration'],
];
const TAG = ['<', '>', 'tag'] as const;

/** A quoted attribute value may hold a `>`. */
function endOfTag(svg: string, open: number): number {
  let quote = '';
  for (let at = open; at < svg.length; at++) {
    const character = svg.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '>') {
      return at;
    } else if (character === '"' || character === "'") {
      quote = character;
    }
  }
  return -1;
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Names in lower case and without their prefix: what counts is what they are called in any namespace. */
function readTag(text: string): Tag {
  const [whole = '', slash, name = ''] = /^(\/?)\s*([^\s/]*)/.exec(text) ?? [];
  const attributes = [...text.slice(whole.length).matchAll(ATTRIBUTE)].map(
    ([, key = '', quoted, single, bare]) => [localName(key), unescapeEntities(quoted ?? single ?? bare ?? '')] as const,
  );
  return { name: localName(name), closes: slash === '/', attributes };
}
/** Tried at the beginning of a word only, which keeps it linear. */
const ATTRIBUTE = /(?<![^\s/"'])([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g;

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

const FORBIDDEN_ELEMENTS = new Set(
  'script foreignobject iframe object embed audio video canvas handler listener link meta base'.split(' '),
);
const ADDRESS_ATTRIBUTES = new Set('href src srcset action formaction ping poster base'.split(' '));
const INSIDE = /^(#|data:image\/(png|jpe?g|webp|gif)[;,]|$)/i;

function dangerOfElement(name: string): string | undefined {
  return FORBIDDEN_ELEMENTS.has(name) ? `<${name}>` : undefined;
}

function dangerOfAttributes(attributes: Tag['attributes']): string | undefined {
  for (const [name, value] of attributes) {
    if (name.startsWith('on')) return `the handler ${name}`;
    if (ADDRESS_ATTRIBUTES.has(name) && !INSIDE.test(withoutBlanks(value))) return `the address in ${name}`;
    // An animation may set what must not be written.
    if (name === 'attributename' && /(^|:)(href|on\w+)$/i.test(withoutBlanks(value))) return `an animated ${value}`;
    const danger = dangerInStyle(value);
    if (danger) return danger;
  }
  return undefined;
}

function dangerInStyle(text: string): string | undefined {
  // Most values are numbers and colours.
  if (!/[(@:\\]/.test(text)) return undefined;
  const style = text.replace(/\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi, (_, hex?: string, character?: string) =>
    hex ? characterOf(Number.parseInt(hex, 16)) : (character ?? ''),
  );
  if (/@import/i.test(style)) return 'an imported style';
  if (/(image-set|cross-fade|expression)\s*\(|-moz-binding|(java|vb)script:/i.test(style)) return 'an active style';
  const addresses = style.matchAll(/url\(\s*["']?\s*(.{0,40})/gis);
  return [...addresses].some(([, address = '']) => !INSIDE.test(address)) ? 'the address in a style' : undefined;
}

function withoutBlanks(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over them in addresses
  return text.replace(/[\u0000-\u0020]+/g, '');
}

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

function unescapeEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') =>
      hex || decimal ? characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal)) : (NAMED.get(name) ?? whole),
  );
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
