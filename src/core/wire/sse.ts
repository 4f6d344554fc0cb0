/** One server-sent event. Source: the HTML standard, section "Interpreting an event stream". */
export interface SseMessage {
  /** Empty when the message names no event. */
  readonly event: string;
  readonly data: string;
}

export interface SseParser {
  /** Bytes as they came, split anywhere; returns the messages that they complete. */
  push(chunk: Uint8Array): readonly SseMessage[];
  /** The last message, if the stream ended without its blank line: the standard drops it, but it may be the picture. */
  end(): readonly SseMessage[];
}

/** Takes time in proportion to the bytes, also where one line is many megabytes and comes in thousands of pieces. */
export function createSseParser(): SseParser {
  const decoder = new TextDecoder();
  let line: string[] = [];
  let afterReturn = false;
  let event = '';
  let data: string[] = [];

  return {
    push: (chunk) => readText(decoder.decode(chunk, { stream: true })),
    end: () => {
      const messages = [...readText(decoder.decode())];
      if (line.length > 0) endLine(messages);
      if (data.length > 0) dispatch(messages);
      return messages;
    },
  };

  function readText(text: string): SseMessage[] {
    const messages: SseMessage[] = [];
    if (text === '') return messages;
    // A line feed right after a carriage return belongs to it, even when it comes in the next piece.
    let start = afterReturn && text.startsWith('\n') ? 1 : 0;
    afterReturn = text.endsWith('\r');
    const ends = /\r\n|\n|\r/g;
    ends.lastIndex = start;
    for (let match = ends.exec(text); match; match = ends.exec(text)) {
      line.push(text.slice(start, match.index));
      endLine(messages);
      start = ends.lastIndex;
    }
    if (start < text.length) line.push(text.slice(start));
    return messages;
  }

  function endLine(messages: SseMessage[]): void {
    const whole = line.join('');
    line = [];
    if (whole === '') {
      if (data.length > 0) dispatch(messages);
      event = '';
      return;
    }
    const colon = whole.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? whole : whole.slice(0, colon);
    const value = colon < 0 ? '' : whole.slice(whole[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }

  function dispatch(messages: SseMessage[]): void {
    messages.push({ event, data: data.join('\n') });
    data = [];
    event = '';
  }
}
