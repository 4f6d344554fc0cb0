import type { Base64Value } from './base64-value.ts';
import { useOf } from './event-use.ts';
import { createJsonSkeleton } from './json-skeleton.ts';
import type { CreateSink } from './picture-sink.ts';

/** One message of an answer: an event of a stream, or a whole JSON body. */
export interface AnswerMessage {
  /** Empty where the message does not name one. */
  readonly event: string;
  /** JSON, in which the pictures are numbers of `values`. */
  readonly text: string;
  readonly values: readonly Base64Value[];
}

export interface AnswerParser {
  /** Takes the next bytes, cut anywhere. Throws a RangeError where a message is too large. */
  readonly push: (bytes: Uint8Array) => readonly AnswerMessage[];
  /** What is left: a last message may lack its blank line. */
  readonly end: () => readonly AnswerMessage[];
  /** Whether it turned out to be a stream. */
  readonly isStream: () => boolean;
}

/** Longer names are no names of ours. */
const NAME_LIMIT = 16;
const EVENT_LIMIT = 256;

/**
 * Server-sent events by the letter of https://html.spec.whatwg.org/multipage/server-sent-events.html, but for the end, where an
 * unfinished message counts; or one JSON body. A body that begins with `{` is JSON whatever its content type says.
 */
export function createAnswerParser(contentType: string, createSink: CreateSink): AnswerParser {
  const json = createJsonSkeleton((beginning) => createSink(isStream ? useOf(event || typeIn(beginning)) : 'picture'));
  let isStream = /^text\/event-stream\b/i.test(contentType);
  let atFirstLine = true;
  /** What the rest of the line is: its name, the one blank that may follow, or a value. */
  let place: 'name' | 'blank' | 'data' | 'event' | 'other' = 'name';
  let name = '';
  let event = '';
  let dataLines = 0;
  let skipLineFeed = false;
  let messages: AnswerMessage[] = [];

  return {
    push: (bytes) => {
      if (isStream) readLines(bytes);
      else json.push(bytes);
      return taken();
    },
    end: () => {
      if (isStream && (name || place !== 'name')) endLine();
      if (!isStream) dataLines = 1;
      dispatch();
      return taken();
    },
    isStream: () => isStream,
  };

  function taken(): readonly AnswerMessage[] {
    const list = messages;
    messages = [];
    return list;
  }

  function readLines(bytes: Uint8Array): void {
    let at = place === 'data' ? json.pushPicture(bytes) : 0;
    if (at === bytes.length) return;
    // Looked for once each: a search for each line would be quadratic where there are none of one kind.
    let lineFeed = nextOf(bytes, LINE_FEED, at);
    let carriageReturn = nextOf(bytes, CARRIAGE_RETURN, at);
    while (at < bytes.length) {
      if (lineFeed < at) lineFeed = nextOf(bytes, LINE_FEED, at);
      if (carriageReturn < at) carriageReturn = nextOf(bytes, CARRIAGE_RETURN, at);
      const end = Math.min(lineFeed, carriageReturn);
      if (end === at && skipLineFeed && end === lineFeed) {
        skipLineFeed = false;
        at++;
        continue;
      }
      skipLineFeed = false;
      if (end > at) readPart(bytes.subarray(at, end));
      if (!isStream) {
        json.push(bytes.subarray(end));
        return;
      }
      if (end < bytes.length) {
        endLine();
        skipLineFeed = end === carriageReturn;
      }
      at = end + 1;
    }
  }

  /** A part of one line, without its end. */
  function readPart(bytes: Uint8Array): void {
    let at = 0;
    while (place === 'name' && at < bytes.length) {
      const byte = bytes[at++] ?? 0;
      if (byte === COLON) beginValue();
      else if (name.length < NAME_LIMIT) name += String.fromCharCode(byte);
      if (atFirstLine && name === BYTE_ORDER_MARK) name = '';
      if (atFirstLine && name === '{') {
        isStream = false;
        json.push(bytes.subarray(at - 1));
        return;
      }
    }
    if (place === 'blank' && at < bytes.length) {
      if (bytes[at] === SPACE) at++;
      place = name === 'data' ? 'data' : 'event';
    }
    if (place === 'data') json.push(bytes.subarray(at));
    if (place === 'event' && event.length < EVENT_LIMIT) event += new TextDecoder().decode(bytes.subarray(at));
  }

  function beginValue(): void {
    place = name === 'data' || name === 'event' ? 'blank' : 'other';
    if (name === 'event') event = '';
    // Lines of one message are joined by line feeds.
    if (name === 'data' && dataLines++ > 0) json.push(LINE_FEED_BYTES);
  }

  function endLine(): void {
    if (place === 'name' && name) beginValue();
    else if (place === 'name') dispatch();
    if (name) atFirstLine = false;
    place = 'name';
    name = '';
  }

  function dispatch(): void {
    const { text, values } = json.take();
    if (dataLines > 0 && text !== '') messages.push({ event, text, values });
    dataLines = 0;
    event = '';
  }
}

const [LINE_FEED, CARRIAGE_RETURN, COLON, SPACE] = [0x0a, 0x0d, 0x3a, 0x20];
const LINE_FEED_BYTES = Uint8Array.of(LINE_FEED);
/** Its three bytes, each as a character. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** Some servers name their events in the data only. */
function typeIn(text: string): string {
  return /"type" ?: ?"([^"]*)"/.exec(text)?.[1] ?? '';
}

function nextOf(bytes: Uint8Array, wanted: number, from: number): number {
  const at = bytes.indexOf(wanted, from);
  return at < 0 ? bytes.length : at;
}
