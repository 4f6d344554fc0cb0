import { MEBIBYTE } from '../model/rule.ts';
import type { PictureSink } from './picture-sink.ts';

/** A picture inside an answer, decoded while it arrives. */
export interface Base64Value {
  readonly sink: PictureSink;
  /**
   * Takes of the next characters those that are base64 and nothing else, and returns how many. The usual case by far, in which
   * nobody has to look for the end of the value, of its line or for an escape. What it leaves is for `push`.
   */
  readonly pushPlain: (characters: Uint8Array) => number;
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
export function createBase64Value(sink: PictureSink): Base64Value {
  /** The beginning of the next group of four: letters of the standard alphabet. */
  const group = new Uint8Array(4);
  let held = 0;
  let padding = 0;
  let flaw: Base64Flaw | undefined;
  /** How much of a `data:` prefix was seen: up to `DATA.length` its name, beyond that the rest of it; -1 once decided. */
  let prefix = 0;

  return { sink, pushPlain, push, end, flaw: () => flaw };

  function pushPlain(characters: Uint8Array): number {
    const last = characters[characters.length - 1] ?? 0;
    // With what follows the value in them they are not worth a trial, which is slow where it fails.
    if (flaw || prefix >= 0 || padding > 0 || !ALPHABET[last]) return 0;
    const taken = takePlain(characters);
    if (sink.length() > PICTURE_LIMIT) flaw = 'too-large';
    return taken;
  }

  function push(characters: Uint8Array): void {
    if (flaw) return;
    const payload = prefix < 0 ? characters : afterPrefix(characters);
    if (payload.length > 0) take(payload);
    if (sink.length() > PICTURE_LIMIT) flaw ??= 'too-large';
  }

  function end(): void {
    if (prefix > 0 && prefix < DATA.length) take(DATA.subarray(0, prefix));
    const isWhole = held !== 1 && prefix < DATA.length;
    if (!isWhole || (held > 0 && !sink.decode(group.subarray(0, held)))) flaw ??= 'no-base64';
    held = 0;
    sink.end();
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
    const body = ended ? characters : withoutPadding(characters);
    const rest = ended ? body : body.subarray(takePlain(body));
    if (rest.length === 0) return;
    const clean = cleaned(rest, ended);
    if (!clean || takePlain(clean) < clean.length) flaw = 'no-base64';
  }

  /** Stops before the piece that holds something else. */
  function takePlain(characters: Uint8Array): number {
    let at = held > 0 ? beginGroup(characters, 0) : 0;
    if (held > 0 && held < 4) return at;
    if (held > 0 && !sink.decode(group)) return 0;
    held = 0;
    const whole = characters.length - ((characters.length - at) % 4);
    for (; at < whole; at += PIECE) {
      if (!sink.decode(characters.subarray(at, Math.min(at + PIECE, whole)))) return at;
    }
    return beginGroup(characters, whole);
  }

  /** Returns where it had to stop: behind the group or the characters, or before what is no letter of base64. */
  function beginGroup(characters: Uint8Array, from: number): number {
    let at = from;
    for (; held < 4 && at < characters.length; at++) {
      const letter = ALPHABET[characters[at] ?? 0];
      if (!letter) break;
      group[held++] = letter;
    }
    return at;
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
