/** Where something stands in a text: UTF-16 offsets, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A picture that a document names. What is said of it is said only where the document says it. */
export interface FoundImage {
  /** The address as it is written, between its quotes or brackets. */
  readonly link: string;
  /** Of `link`. */
  readonly span: Span;
  /** Of all that shows the picture: `![…](…)`, the tag, the `url()`, the import. It need not hold `span`: `![…][reference]`. */
  readonly whole: Span;
  /** With its entities and escapes resolved. */
  readonly alt?: string;
  readonly title?: string;
  /** The nearest heading above it, as plain text. */
  readonly heading?: string;
  /** Pixels, from attributes or styles. */
  readonly width?: number;
  readonly height?: number;
  /** Width over height, where no two lengths say it. */
  readonly aspect_ratio?: number;
  /** The folder that the document says its pictures are in, as it is written: AsciiDoc's `imagesdir`, HTML's `<base>`. */
  readonly base?: string;
}
