/** How the text of a language is read for pictures. */
export type Reader = 'markdown' | 'mdx' | 'html' | 'astro' | 'jsx' | 'css' | 'asciidoc' | 'restructuredtext';

/** Languages whose documents are looked through for pictures, by the editor's ids. */
export const DOCUMENT_LANGUAGES: Readonly<Record<string, Reader>> = {
  markdown: 'markdown',
  mdx: 'mdx',
  html: 'html',
  vue: 'html',
  svelte: 'html',
  astro: 'astro',
  javascriptreact: 'jsx',
  typescriptreact: 'jsx',
  css: 'css',
  scss: 'css',
  less: 'css',
  asciidoc: 'asciidoc',
  restructuredtext: 'restructuredtext',
};

/** Whether a text may name a picture or hold a prompt: rough, quick, and never wrong about a text without any. */
export function mayConcern(text: string, languageId: string): boolean {
  return (
    Object.hasOwn(DOCUMENT_LANGUAGES, languageId) &&
    /!\[|\]:|<(img|image|source|picture)\b|\bsrc|poster|\burl\(|image-prompt|\bimage::?|::\s|\.(png|jpe?g|webp|gif|svg|avif)\b/i.test(
      text,
    )
  );
}
