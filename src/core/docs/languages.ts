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
    /!\[|\]:|<(img|image|source|picture)\b|srcset|\burl\(|image-prompt|\bimage::?|::\s|\.(png|jpe?g|webp|gif|svg|avif)\b/i.test(
      text,
    )
  );
}

/** Which language the files are of that an editor takes for plain text because nothing told it of their language. */
export const LANGUAGE_OF_EXTENSION: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'mdx',
  html: 'html',
  htm: 'html',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
  jsx: 'javascriptreact',
  tsx: 'typescriptreact',
  css: 'css',
  scss: 'scss',
  less: 'less',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  rst: 'restructuredtext',
};

/** The language to read a document in: the editor's where it is one of ours, else the one of the file's name; undefined for all others. */
export function readableLanguage(languageId: string, path: string): string | undefined {
  if (Object.hasOwn(DOCUMENT_LANGUAGES, languageId)) return languageId;
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(LANGUAGE_OF_EXTENSION, extension) ? LANGUAGE_OF_EXTENSION[extension] : undefined;
}
