import { blankOut } from './blank.ts';

/** Markdown for a parser, every place where it was: without frontmatter, and lines end as on Unix, or no blank line would be one. */
export function bodyOf(text: string): string {
  const body = blankOut(text, [{ start: 0, end: afterFrontmatter(text) }]);
  return body.includes('\r') ? body.replace(/\r/g, ' ') : body;
}

/** Where a document begins after its frontmatter, which is YAML or TOML; 0 where it has none. */
export function afterFrontmatter(text: string): number {
  const frontmatter = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n(?:.*?\r?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/s.exec(text);
  return frontmatter?.[0].length ?? 0;
}
