import { MEBIBYTE } from '../model/rule.ts';
import { type Base64Value, createBase64Value } from './base64-value.ts';
import type { PictureSink } from './picture-sink.ts';

/**
 * Reads JSON byte by byte and never makes a string of a picture: the value of every `b64_json` is decoded while it arrives, and
 * in the text stands its number in `values` instead. All else is kept as it came, for `JSON.parse` to judge.
 */
export interface JsonSkeleton {
  /** Inside a picture, takes of the next bytes those that are plainly base64, and returns how many. What it leaves is for `push`. */
  readonly pushPicture: (bytes: Uint8Array) => number;
  /** Takes the next bytes, cut anywhere. Throws a RangeError where it grows beyond every answer that holds pictures. */
  readonly push: (bytes: Uint8Array) => void;
  /** What was read since the last time. */
  readonly take: () => { readonly text: string; readonly values: readonly Base64Value[] };
}

const PICTURE_KEY = 'b64_json';
/** A prompt is told back at most; pictures are not among it. */
const TEXT_LIMIT = 4 * MEBIBYTE;
/** A server may keep a connection alive with blanks, but not for ever. */
const BLANKS_LIMIT = 16 * MEBIBYTE;
/** Ten pictures of 4K in base64 stay well below. */
const TOTAL_LIMIT = 512 * MEBIBYTE;
const VALUES_LIMIT = 100;
/** What a message is stands there, if it does before the picture. */
const BEGINNING = 256;
/** The longest spelling of the key: each letter as \u0062. */
const KEY_SPELLING_LIMIT = 6 * PICTURE_KEY.length;

type Place =
  | 'outside'
  | 'string'
  | 'string-escape'
  /** In a picture. */
  | 'value'
  | 'value-escape';

/** @param createSink is told how the text before the picture begins */
export function createJsonSkeleton(createSink: (beginning: string) => PictureSink): JsonSkeleton {
  const decoder = new TextDecoder();
  let text = new Uint8Array(1024);
  let length = 0;
  let total = 0;
  let blanks = 0;
  let values: Base64Value[] = [];
  let place: Place = 'outside';
  let stringStart = 0;
  /** The last string was spelled like the key: a colon makes it one, and a string after that is a picture. */
  let key: 'no' | 'string' | 'colon' = 'no';
  let value: Base64Value | undefined;
  let escaped = '';

  return { pushPicture, push, take };

  function pushPicture(bytes: Uint8Array): number {
    if (place !== 'value') return 0;
    const taken = value?.pushPlain(bytes) ?? 0;
    count(taken);
    return taken;
  }

  function push(bytes: Uint8Array): void {
    let at = pushPicture(bytes);
    count(bytes.length - at);
    while (at < bytes.length) {
      switch (place) {
        case 'outside':
          at = readOutside(bytes, at);
          break;
        case 'string':
          at = readString(bytes, at);
          break;
        case 'string-escape':
          add(bytes[at++] ?? 0);
          place = 'string';
          break;
        default:
          at = readValue(bytes, at);
      }
    }
  }

  function count(bytes: number): void {
    total += bytes;
    if (total > TOTAL_LIMIT) throw new RangeError(`more than ${TOTAL_LIMIT / MEBIBYTE} MB`);
  }

  function take() {
    const taken = { text: decoder.decode(text.subarray(0, length)).trim(), values };
    values = [];
    length = 0;
    total = 0;
    blanks = 0;
    place = 'outside';
    key = 'no';
    value = undefined;
    escaped = '';
    return taken;
  }

  function readOutside(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        add(byte);
        if (key === 'colon') beginValue();
        else beginString();
        return at + 1;
      }
      if (isBlank(byte)) {
        if (++blanks > BLANKS_LIMIT) throw new RangeError(`more than ${BLANKS_LIMIT / MEBIBYTE} MB of blanks`);
        if (text[length - 1] !== SPACE || length === 0) add(SPACE);
        continue;
      }
      key = byte === COLON && key === 'string' ? 'colon' : 'no';
      add(byte);
    }
    return bytes.length;
  }

  function beginString(): void {
    place = 'string';
    stringStart = length;
    key = 'no';
  }

  function readString(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        if (isPictureKey()) key = 'string';
        place = 'outside';
        add(byte);
        return at + 1;
      }
      add(byte);
      if (byte === BACKSLASH) {
        place = 'string-escape';
        return at + 1;
      }
    }
    return bytes.length;
  }

  function isPictureKey(): boolean {
    if (length - stringStart > KEY_SPELLING_LIMIT) return false;
    const spelling = String.fromCharCode(...text.subarray(stringStart, length));
    if (!spelling.includes('\\')) return spelling === PICTURE_KEY;
    try {
      return JSON.parse(`"${spelling}"`) === PICTURE_KEY;
    } catch {
      return false;
    }
  }

  function beginValue(): void {
    if (values.length === VALUES_LIMIT) throw new RangeError(`more than ${VALUES_LIMIT} pictures`);
    for (const digit of String(values.length)) add(digit.charCodeAt(0));
    value = createBase64Value(createSink(decoder.decode(text.subarray(0, Math.min(length, BEGINNING)))));
    values.push(value);
    place = 'value';
    key = 'no';
  }

  function readValue(bytes: Uint8Array, from: number): number {
    if (place === 'value-escape') return readEscape(bytes, from);
    const rest = bytes.subarray(from);
    const quote = rest.indexOf(QUOTE);
    const piece = quote < 0 ? rest : rest.subarray(0, quote);
    const backslash = piece.indexOf(BACKSLASH);
    if (backslash >= 0) return readEscaped(bytes, from, from + piece.length);
    value?.push(piece);
    if (quote < 0) return bytes.length;
    endValue();
    return from + quote + 1;
  }

  /** Some servers write every slash as `\/`, and a call for each run between two of them would be slow. */
  function readEscaped(bytes: Uint8Array, from: number, to: number): number {
    const plain = new Uint8Array(to - from);
    let size = 0;
    let at = from;
    while (at < to) {
      const byte = bytes[at++] ?? 0;
      if (byte !== BACKSLASH) {
        plain[size++] = byte;
      } else if (at < to && bytes[at] === SLASH) {
        plain[size++] = SLASH;
        at++;
      } else {
        place = 'value-escape';
        break;
      }
    }
    value?.push(plain.subarray(0, size));
    return at;
  }

  function readEscape(bytes: Uint8Array, at: number): number {
    escaped += String.fromCharCode(bytes[at] ?? 0);
    if (escaped.startsWith('u') && escaped.length < 5) return at + 1;
    value?.push(Uint8Array.of(unescaped(escaped)));
    escaped = '';
    place = 'value';
    return at + 1;
  }

  function endValue(): void {
    value?.end();
    value = undefined;
    add(QUOTE);
    place = 'outside';
  }

  function add(byte: number): void {
    if (length === text.length) {
      if (length >= TEXT_LIMIT) throw new RangeError(`more than ${TEXT_LIMIT / MEBIBYTE} MB beside its pictures`);
      const longer = new Uint8Array(2 * length);
      longer.set(text);
      text = longer;
    }
    text[length++] = byte;
  }
}

const [QUOTE, BACKSLASH, SLASH, COLON, SPACE] = [0x22, 0x5c, 0x2f, 0x3a, 0x20];

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The character that an escape without its backslash stands for; a blank is a blank, and what is none of base64 a 0. */
function unescaped(escaped: string): number {
  try {
    const code = (JSON.parse(`"\\${escaped}"`) as string).charCodeAt(0);
    return isBlank(code) ? SPACE : code < 0x80 ? code : 0;
  } catch {
    return 0;
  }
}
