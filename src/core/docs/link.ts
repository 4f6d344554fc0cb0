/** A picture as a document should show it. */
export interface LinkedPicture {
  /** From the document's folder, with `/`, not encoded. */
  readonly path: string;
  readonly alt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The text that shows a picture in a document of the given language. Pure Markdown where the language is not known. */
export function writeLink(languageId: string, picture: LinkedPicture): string {
  return (WRITERS[languageId] ?? markdown)(picture);
}

/** The address of a picture alone, as it may stand between any quotes or brackets of the language. */
export function writeAddress(languageId: string, path: string): string {
  const isModule = WRITERS[languageId] === jsx;
  return encodePath(isModule ? fromHere(path) : path).replaceAll('&', '%26');
}

type Writer = (picture: LinkedPicture) => string;

const markdown: Writer = ({ path, alt }) => `![${alt.replace(/[[\]\\]/g, '\\$&')}](${encodePath(path)})`;

const html: Writer = ({ path, alt, width, height }) =>
  `<img src="${attribute(encodePath(path))}" alt="${attribute(alt)}" width="${width}" height="${height}">`;

/** JSX has no void elements. */
const jsx: Writer = ({ path, alt, width, height }) =>
  `<img src="${attribute(encodePath(fromHere(path)))}" alt="${attribute(alt)}" width={${width}} height={${height}} />`;

const css: Writer = ({ path }) => `url("${encodePath(path)}")`;

const asciidoc: Writer = ({ path, alt, width, height }) =>
  `image::${encodePath(path)}["${alt.replace(/"/g, '\\"')}",${width},${height}]`;

const restructuredText: Writer = ({ path, alt }) => `.. image:: ${encodePath(path)}\n   :alt: ${alt}`;

const WRITERS: Readonly<Record<string, Writer>> = {
  markdown,
  mdx: markdown,
  html,
  vue: html,
  'vue-html': html,
  svelte: html,
  astro: html,
  handlebars: html,
  php: html,
  razor: html,
  javascriptreact: jsx,
  typescriptreact: jsx,
  css,
  scss: css,
  less: css,
  asciidoc,
  restructuredtext: restructuredText,
};

/** `from` and `to` are absolute paths with `/`; the result leads from the folder to the file. */
export function relativePath(from: string, to: string): string {
  const folder = from.split('/').filter(Boolean);
  const file = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < folder.length && shared < file.length - 1 && folder[shared] === file[shared]) shared++;
  return [...folder.slice(shared).map(() => '..'), ...file.slice(shared)].join('/');
}

/** Blanks and what would end a link are percent-encoded; letters of any script stay readable. */
function encodePath(path: string): string {
  return path.replace(
    /[\s%()<>"'#?]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

function fromHere(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}
