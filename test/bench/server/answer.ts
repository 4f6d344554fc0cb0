/** A stretch of an answer: text, or the base64 of a picture of so many bytes. */
export type Stretch =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'partial' | 'final'; readonly pictureBytes: number };

const ECHO = '"created_at":1795190000,"size":"1024x1024","quality":"high","background":"opaque","output_format":"png"';
const USAGE =
  '"usage":{"total_tokens":1769,"input_tokens":13,"output_tokens":1756,"input_tokens_details":{"text_tokens":13,"image_tokens":0}}';

/** The stream of a generation, in the API's own form. */
export function streamAnswer(finalBytes: number, partials: number): readonly Stretch[] {
  const previews = Array.from({ length: partials }, (_, index) =>
    message('partial', 'image_generation.partial_image', finalBytes, `"partial_image_index":${index}`),
  );
  return [...previews.flat(), ...message('final', 'image_generation.completed', finalBytes, USAGE)];
}

/** The same picture for a client that asked for no stream. */
export function plainAnswer(finalBytes: number): readonly Stretch[] {
  return [
    text('{"created":1795190000,"data":[{"b64_json":"'),
    { kind: 'final', pictureBytes: finalBytes },
    text(`"}],"size":"1024x1024","quality":"high","background":"opaque","output_format":"png",${USAGE}}`),
  ];
}

export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

function message(kind: 'partial' | 'final', type: string, pictureBytes: number, last: string): readonly Stretch[] {
  return [
    text(`event: ${type}\ndata: {"type":"${type}","b64_json":"`),
    { kind, pictureBytes },
    text(`",${ECHO},${last}}\n\n`),
  ];
}

function text(value: string): Stretch {
  return { kind: 'text', text: value };
}
