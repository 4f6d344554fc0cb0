/** Who finds pictures. `module` is a file of this folder that exports `find`, from a text to all addresses in it. */
export interface Finder {
  readonly name: string;
  readonly module: string;
}

export const STIPPLE_FINDER: Finder = { name: 'Stipple', module: 'stipple.ts' };

/** What one would take otherwise; both leave HTML to a regular expression, and markdown-it knows no places. */
export const FINDERS: readonly Finder[] = [
  STIPPLE_FINDER,
  { name: 'markdown-it', module: 'markdown-it.mjs' },
  { name: 'mdast-util-from-markdown', module: 'mdast.mjs' },
];
