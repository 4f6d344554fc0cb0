import { MEBIBYTE } from '../model/rule.ts';
import type { CreateSink, PictureSink } from './picture-sink.ts';

/** A picture inside an answer, decoded while it arrives. */
export interface Base64Value {
  readonly sink: PictureSink;
  /** Takes the next characters, cut anywhere. */
  readonly push: (characters: Uint8Array) => void;
  readonly end: () => void;
  /** What is wrong with it; judged only once it is known whether anybody wants it. */
  readonly flaw: () => Base64Flaw | undefined;
}

export type Base64Flaw = 'no-base64' | 'too-large';

/** Four times the largest picture that any model makes. */
export const PICTURE_LIMIT = 128 * MEBIBYTE;

/** Longer strings take another path through the runtime, which is five times as slow. Whole groups of four. */
const PIECE = 64 * 1024;
/** A media type with parameters is shorter. */
const PREFIX_LIMIT = 128;

/** Blanks between the characters, a `data:` prefix, missing padding and the URL-safe alphabet are taken; all else is a flaw. */
export function createBase64Value(createSink: CreateSink): Base64Value {
  const sink = createSink();
  const group = new Uint8Array(4);
  let held = 0;
  let padding = 0;
  let flaw: Base64Flaw | undefined;
  /** How much of a `data:` prefix was seen: up to `DATA.length` its name, beyond that the rest of it; -1 once decided. */
  let prefix = 0;

  return { sink, push, end, flaw: () => flaw };

  function push(characters: Uint8Array): void {
    if (flaw) return;
    const payload = prefix < 0 ? characters : afterPrefix(characters);
    if (payload.length > 0) take(payload);
    if (sink.length() > PICTURE_LIMIT) flaw ??= 'too-large';
  }

  function end(): void {
    if (prefix > 0 && prefix < DATA.length) take(DATA.subarray(0, prefix));
    const last = cleaned(group.subarray(0, held), false);
    const isWhole = last && last.length !== 1 && prefix < DATA.length;
    if (!isWhole || (last.length > 0 && !sink.decode(last))) flaw ??= 'no-base64';
    held = 0;
  }

  function afterPrefix(characters: Uint8Array): Uint8Array {
    let at = 0;
    while (prefix < DATA.length) {
      if (at === characters.length) return NOTHING;
      if (characters[at] !== DATA[prefix]) {
        const name = DATA.subarray(0, prefix);
        prefix = -1;
        if (name.length > 0) take(name);
        return characters.subarray(at);
      }
      at++;
      prefix++;
    }
    const comma = characters.indexOf(COMMA, at);
    prefix += (comma < 0 ? characters.length : comma) - at;
    if (prefix > PREFIX_LIMIT) flaw = 'no-base64';
    if (comma < 0) return NOTHING;
    prefix = -1;
    return characters.subarray(comma + 1);
  }

  function take(characters: Uint8Array): void {
    const ended = padding > 0;
    const rest = ended ? characters : decodeGroups(withoutPadding(characters));
    if (!rest) return;
    const clean = cleaned(rest, ended);
    if (!clean || decodeGroups(clean)) flaw = 'no-base64';
  }

  /** Returns what is left from the first characters on that are not all base64. */
  function decodeGroups(characters: Uint8Array): Uint8Array | undefined {
    let at = 0;
    if (held > 0) {
      while (held < 4 && at < characters.length) group[held++] = characters[at++] ?? 0;
      if (held < 4) return undefined;
      held = 0;
      if (!sink.decode(group)) return joined(group, characters.subarray(at));
    }
    const whole = characters.length - ((characters.length - at) % 4);
    for (; at < whole; at += PIECE) {
      if (!sink.decode(characters.subarray(at, Math.min(at + PIECE, whole)))) return characters.subarray(at);
    }
    for (at = whole; at < characters.length; at++) group[held++] = characters[at] ?? 0;
    return undefined;
  }

  /** The usual end, taken off before it sends a whole piece down the slow path. */
  function withoutPadding(characters: Uint8Array): Uint8Array {
    let length = characters.length;
    while (length > 0 && characters[length - 1] === EQUALS && padding < 2) {
      length--;
      padding++;
    }
    return characters.subarray(0, length);
  }

  /** The characters themselves, without blanks and padding; undefined where there are others. */
  function cleaned(characters: Uint8Array, afterEnd: boolean): Uint8Array | undefined {
    const clean = new Uint8Array(characters.length);
    let length = 0;
    let ended = afterEnd;
    for (const character of characters) {
      if (character === SPACE) continue;
      if (character === EQUALS) {
        ended = true;
        if (++padding > 2) return undefined;
        continue;
      }
      const plain = ALPHABET[character];
      if (!plain || ended) return undefined;
      clean[length++] = plain;
    }
    return clean.subarray(0, length);
  }
}

const NOTHING = new Uint8Array();
const DATA = new TextEncoder().encode('data:');
const [COMMA, EQUALS, SPACE] = [0x2c, 0x3d, 0x20];

/** By character code: the character of the standard alphabet that it stands for, else 0. */
const ALPHABET = (() => {
  const table = new Uint8Array(256);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (const letter of letters) table[letter.charCodeAt(0)] = letter.charCodeAt(0);
  table['-'.charCodeAt(0)] = '+'.charCodeAt(0);
  table['_'.charCodeAt(0)] = '/'.charCodeAt(0);
  return table;
})();

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
