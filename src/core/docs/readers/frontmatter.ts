/** Where a document begins after its frontmatter, which is YAML or TOML; 0 where it has none. */
export function afterFrontmatter(text: string): number {
  const frontmatter = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n(?:.*?\r?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/s.exec(text);
  return frontmatter?.[0].length ?? 0;
}
