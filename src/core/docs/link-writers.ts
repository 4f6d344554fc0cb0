import {
  asciidocQuoted,
  asciidocTarget,
  asciidocText,
  attribute,
  backslashed,
  bracelessAttribute,
  encodePath,
  type LinkEncoding,
  markdownText,
  mdxText,
  orgPath,
  restructuredTextPath,
  texText,
} from './encode-link.ts';
import type { LinkedPicture } from './linked-picture.ts';

/** How a language shows a picture. */
export interface LinkWriter {
  readonly write: (picture: LinkedPicture) => string;
  readonly encoding: LinkEncoding;
  /** Where a path has to begin otherwise. */
  readonly place?: (path: string) => string;
  /** What a text is made of: a link that follows some of it goes behind the paragraph, below the line, on with the comment. */
  readonly flow: 'markdown' | 'paragraphs' | 'lines' | 'comments';
  /** It needs lines of its own, with blank ones around. */
  readonly block?: true;
  /** Makes a line of its own of the link, where that takes more. */
  readonly alone?: (link: string) => string;
}

/** Where the language is not known, the path alone does no harm. */
export function writerOf(languageId: string): LinkWriter {
  return Object.hasOwn(WRITERS, languageId) ? (WRITERS[languageId] ?? PLAIN) : PLAIN;
}

/** Bundlers and frameworks resolve what begins with a dot. */
export function fromHere(path: string): string {
  return path.startsWith('.') || path.startsWith('/') ? path : `./${path}`;
}

const same = (text: string) => text;

const PLAIN: LinkWriter = {
  write: ({ path }) => path,
  encoding: { path: same, text: same, quoted: backslashed },
  flow: 'comments',
};

function markdown(text: LinkEncoding['text']): LinkWriter {
  return {
    write: ({ path, alt }) => `![${text(alt)}](${encodePath(path)})`,
    encoding: { path: encodePath, text, quoted: backslashed },
    flow: 'markdown',
  };
}

function html(place: (path: string) => string, text = attribute): LinkWriter {
  return {
    write: ({ path, alt, ...size }) =>
      `<img src="${text(encodePath(place(path)))}" alt="${text(alt)}"${sized(size, ({ width, height }) => ` width="${width}" height="${height}"`)}>`,
    encoding: { path: encodePath, text, quoted: text },
    place,
    flow: 'lines',
  };
}

/** JSX has no void elements. */
const JSX: LinkWriter = {
  write: ({ path, alt, ...size }) =>
    `<img src="${attribute(encodePath(fromHere(path)))}" ${jsxFacts({ alt, ...size })} />`,
  encoding: { path: encodePath, text: attribute, quoted: attribute },
  place: fromHere,
  flow: 'lines',
};

/** What a tag of JSX says of a picture besides its source. */
export function jsxFacts({ alt, ...size }: Omit<LinkedPicture, 'path'>): string {
  return `alt="${attribute(alt)}"${sized(size, ({ width, height }) => ` width={${width}} height={${height}}`)}`;
}

function css(alone: (link: string) => string): LinkWriter {
  return {
    write: ({ path }) => `url("${encodePath(path)}")`,
    encoding: { path: encodePath, text: backslashed, quoted: backslashed },
    flow: 'lines',
    alone,
  };
}

const ASCIIDOC: LinkWriter = {
  write: ({ path, alt, ...size }) =>
    `image::${asciidocTarget(path)}["${asciidocQuoted(alt)}"${sized(size, ({ width, height }) => `,${width},${height}`)}]`,
  encoding: { path: asciidocTarget, text: asciidocText, quoted: asciidocQuoted },
  flow: 'paragraphs',
  block: true,
};

const RESTRUCTURED_TEXT: LinkWriter = {
  write: ({ path, alt, ...size }) =>
    [
      `.. image:: ${restructuredTextPath(path)}`,
      ...(alt ? [`   :alt: ${alt}`] : []),
      sized(size, ({ width, height }) => `   :width: ${width}px\n   :height: ${height}px`),
    ]
      .filter(Boolean)
      .join('\n'),
  encoding: { path: restructuredTextPath, text: same, quoted: same },
  flow: 'paragraphs',
  block: true,
};

const LATEX: LinkWriter = {
  // Pixels say nothing on paper, and what is wider than the text runs out of it.
  write: ({ path, alt }) => `\\includegraphics[width=\\linewidth,alt={${texText(alt)}}]{${path}}`,
  encoding: { path: same, text: texText, quoted: texText },
  flow: 'paragraphs',
};

const TYPST: LinkWriter = {
  write: ({ path, alt }) => `#image("${backslashed(path)}", alt: "${backslashed(alt)}")`,
  encoding: { path: same, text: (text) => text.replace(/[\\#*_`$<@[\]]/g, '\\$&'), quoted: backslashed },
  flow: 'paragraphs',
};

const ORG: LinkWriter = {
  write: ({ path, alt, ...size }) => {
    // A colon after a blank would begin the next attribute.
    const facts = `:alt ${alt.replace(/\s+:/g, ':')}${sized(size, ({ width, height }) => ` :width ${width} :height ${height}`)}`;
    return `#+ATTR_HTML: ${facts}\n[[file:${orgPath(path)}]]`;
  },
  encoding: { path: orgPath, text: same, quoted: backslashed },
  flow: 'paragraphs',
  block: true,
};

const PUG: LinkWriter = {
  write: ({ path, alt, ...size }) =>
    `img(src="${backslashed(encodePath(path))}", alt="${backslashed(alt)}"${sized(size, ({ width, height }) => `, width="${width}", height="${height}"`)})`,
  encoding: { path: encodePath, text: same, quoted: backslashed },
  flow: 'lines',
};

const HAML: LinkWriter = {
  ...PUG,
  // Within double quotes Ruby fills `#{…}` in.
  write: ({ path, alt, ...size }) =>
    `%img{src: '${backslashed(encodePath(path), "'")}', alt: '${backslashed(alt, "'")}'${sized(size, ({ width, height }) => `, width: ${width}, height: ${height}`)}}`,
};

type Size = Pick<LinkedPicture, 'width' | 'height'>;

function sized(size: Size, write: (size: Size) => string): string {
  return size.width > 0 && size.height > 0 ? write(size) : '';
}

function named(writer: LinkWriter, languages: string): Readonly<Record<string, LinkWriter>> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, writer]));
}

/** By the editor's ids, and those of extensions that many have. */
const WRITERS: Readonly<Record<string, LinkWriter>> = {
  ...named(markdown(markdownText), 'markdown quarto rmd juliamarkdown prompt instructions chatagent skill'),
  ...named(markdown(mdxText), 'mdx'),
  ...named(html(same), 'html php razor aspnetcorerazor handlebars erb ejs twig blade nunjucks liquid templ'),
  ...named(html(same), 'django-html jinja-html jinja html-eex phoenix-heex heex'),
  ...named(html(fromHere), 'vue vue-html astro'),
  ...named(html(fromHere, bracelessAttribute), 'svelte'),
  ...named(JSX, 'javascriptreact typescriptreact'),
  ...named(
    css((link) => `background-image: ${link};`),
    'css scss less postcss tailwindcss',
  ),
  ...named(
    css((link) => `background-image: ${link}`),
    'sass stylus',
  ),
  ...named(ASCIIDOC, 'asciidoc'),
  ...named(RESTRUCTURED_TEXT, 'restructuredtext'),
  ...named(LATEX, 'latex tex latex-expl3'),
  ...named(TYPST, 'typst'),
  ...named(ORG, 'org'),
  ...named(PUG, 'jade pug'),
  ...named(HAML, 'haml'),
};
