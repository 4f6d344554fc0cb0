export type MarkupTool = 'pen' | 'arrow' | 'rectangle' | 'ellipse' | 'note' | 'eraser' | 'pan';

/** What somebody has chosen to draw with: plain data that survives JSON. */
export interface MarkupTools {
  readonly tool: MarkupTool;
  /** As `#rrggbb`. */
  readonly colour: string;
  /** Width in pixels of the picture; by the picture's size until it is chosen. */
  readonly line?: number;
  /** Height of the letters of a note, likewise. */
  readonly letters?: number;
}

/** Of the longer edge, one of so many: how wide lines and how large letters are at first. */
export const LINE_SHARE = 150;
export const LETTER_SHARE = 24;
/** How much wider than a line its eraser is. */
export const ERASER_WIDTHS = 4;

/** What can be told from most pictures, and from each other. */
export const COLOURS = ['#e51400', '#ffd500', '#15a34a', '#0a6cf5', '#000000', '#ffffff'] as const;

export const FIRST_MARKUP_TOOLS: MarkupTools = { tool: 'pen', colour: COLOURS[0] };
