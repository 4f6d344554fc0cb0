import type { SyntaxNode } from '@lezer/common';
import { attribute, backslashed, encodePath } from './encode-link.ts';
import type { Span } from './found-image.ts';
import { namesPicture } from './image-address.ts';
import { fromHere, jsxFacts } from './link-writers.ts';
import type { LinkedPicture } from './linked-picture.ts';
import { javascript } from './readers/imports.ts';

/** A text that a document gets at a place. */
export interface TextInsertion {
  readonly offset: number;
  readonly text: string;
}

export interface ImportedLink {
  readonly link: string;
  /** The import; absent where the document imports the picture already. */
  readonly statement?: TextInsertion;
}

/**
 * The link where a script already has an image component (`next/image`, `astro:assets`) or imports other pictures: then the
 * picture is imported too. Undefined for all other documents.
 */
export function importedLink(languageId: string, text: string, picture: LinkedPicture): ImportedLink | undefined {
  const script = scriptOf(languageId, text);
  if (!script || !/\bimport\b/.test(text)) return undefined;
  const imports = importsIn(text, script);
  const last = imports.at(-1);
  const show = last && showerOf(languageId, text, imports);
  if (!last || !show) return undefined;
  const { path } = picture;
  // What a project serves is shown by its address.
  if (path.startsWith('/')) return show.served && { link: show.served(picture) };
  const address = fromHere(path);
  const own = imports.find(({ source, picture: variable }) => variable && fromHere(source) === address);
  if (own?.picture) return { link: show.imported(own.picture, picture) };
  const variable = freeName(path, text);
  const line = `import ${variable} from ${last.quote}${backslashed(address, last.quote)}${last.quote}${last.ending}`;
  return {
    link: show.imported(variable, picture),
    statement: { offset: endOfLine(text, last.end), text: `\n${line}` },
  };
}

/** Whether a script is written with tags, or for them. */
export function isJsx(text: string): boolean {
  if (!/<[\w>]/.test(text)) return false;
  let found = false;
  javascript.parse(text).iterate({
    enter({ name }) {
      found ||= name === 'JSXElement';
      return !found;
    },
  });
  return found;
}

interface ImportLine {
  readonly end: number;
  readonly source: string;
  readonly quote: '"' | "'";
  readonly ending: ';' | '';
  /** The name that the import of a picture has. */
  readonly picture?: string;
  /** By what they are called in their module. */
  readonly names: ReadonlyMap<string, string>;
}

interface Show {
  readonly imported: (variable: string, picture: LinkedPicture) => string;
  /** Absent where it is shown as in any other document. */
  readonly served?: (picture: LinkedPicture) => string;
}

/** JSX and TSX as a whole; of Astro the part between the fences. */
function scriptOf(languageId: string, text: string): Span | undefined {
  if (/^(java|type)scriptreact$/.test(languageId)) return { start: 0, end: text.length };
  const fences = languageId === 'astro' ? /^\s*---[ \t]*\r?\n(.*?)^---/ms.exec(text) : null;
  if (!fences) return undefined;
  const start = fences[0].indexOf('---') + 3;
  return { start, end: fences[0].length - 3 };
}

function importsIn(text: string, { start, end }: Span): readonly ImportLine[] {
  const script = text.slice(start, end);
  const nodes = javascript.parse(script).topNode.getChildren('ImportDeclaration');
  return nodes.flatMap((node) => importLine(script, node, start) ?? []);
}

function importLine(script: string, node: SyntaxNode, start: number): ImportLine | undefined {
  const address = node.getChild('String');
  if (!address || node.getChild('type')) return undefined;
  const names = new Map<string, string>();
  const whole = node.getChild('VariableDefinition');
  if (whole) names.set('default', textOf(script, whole));
  const group = node.getChild('ImportGroup');
  for (const one of group?.getChildren('VariableDefinition') ?? []) {
    const before = one.prevSibling?.name === 'as' ? one.prevSibling.prevSibling : one;
    if (before?.prevSibling?.name !== 'type') names.set(textOf(script, before ?? one), textOf(script, one));
  }
  const source = script.slice(address.from + 1, address.to - 1);
  const variable = names.get('default');
  return {
    end: start + node.to,
    source,
    quote: script[address.from] === '"' ? '"' : "'",
    ending: script[node.to - 1] === ';' ? ';' : '',
    ...(variable && namesPicture(source) ? { picture: variable } : {}),
    names,
  };
}

/** How the document shows a picture that it imports; undefined where it imports none. */
function showerOf(languageId: string, text: string, imports: readonly ImportLine[]): Show | undefined {
  const named = (sources: readonly string[], name: string) =>
    imports.flatMap((one) => (sources.includes(one.source) ? (one.names.get(name) ?? []) : []))[0];
  const component =
    languageId === 'astro'
      ? named(['astro:assets'], 'Image')
      : named(['next/image', 'next/future/image', 'next/legacy/image'], 'default');
  if (component) {
    return {
      imported: (variable, picture) => `<${component} src={${variable}} ${jsxFacts(picture)} />`,
      served: (picture) => `<${component} src="${attribute(encodePath(picture.path))}" ${jsxFacts(picture)} />`,
    };
  }
  const other = imports.find(({ picture, source }) => picture && source.startsWith('.'));
  if (!other) return undefined;
  // Some bundlers give the address itself, others an object.
  const member = text.includes(`{${other.picture}.src}`) ? '.src' : '';
  return { imported: (variable, picture) => `<img src={${variable}${member}} ${jsxFacts(picture)} />` };
}

const RESERVED =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/** A name for the picture that occurs nowhere in the text: `redFox`, then `redFox2`. */
function freeName(path: string, text: string): string {
  const stem = (path.split('/').at(-1) ?? '').replace(/(.)\.[^.]*$/, '$1');
  const [first = '', ...more] = stem.split(/[^\p{ID_Continue}]+/u).filter(Boolean);
  const joined = [first, ...more.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
  const name = /^\p{ID_Start}/u.test(joined) && !RESERVED.test(joined) ? joined : `image${joined}`;
  const isTaken = (one: string) => new RegExp(`(?<![\\p{ID_Continue}$])${one}(?![\\p{ID_Continue}$])`, 'u').test(text);
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name}${number}`;
  return free;
}

/** Behind a comment that ends the line. */
function endOfLine(text: string, place: number): number {
  const comment = /[ \t]*(\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*)(?=\r?\n|$)/y;
  comment.lastIndex = place;
  return comment.test(text) ? comment.lastIndex : place;
}

function textOf(script: string, { from, to }: SyntaxNode): string {
  return script.slice(from, to);
}
