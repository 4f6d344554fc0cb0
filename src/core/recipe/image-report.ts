import { t } from '../text.ts';

/** Which generated pictures nothing shows, and which links show none. Names are for people: paths from the workspace folder. */
export interface ImageReport {
  /** How many documents were looked through. */
  readonly documents: number;
  /** Recorded pictures whose links are in no document. */
  readonly unused: readonly ReportedFile[];
  /** Recorded pictures whose files are gone. */
  readonly gone: readonly ReportedFile[];
  readonly missing: readonly MissingLink[];
}

export interface ReportedFile {
  readonly uri: string;
  readonly name: string;
  readonly prompt: string;
  readonly model: string;
  /** Length of the file, where there is one. */
  readonly bytes?: number;
}

/** A link that leads to no picture. */
export interface MissingLink {
  /** As the document writes it. */
  readonly link: string;
  readonly alt?: string;
  /** URI of the document. */
  readonly document: string;
  readonly name: string;
  /** 0-based. */
  readonly line: number;
}

export interface ReportFacts {
  readonly documents: number;
  readonly recorded: readonly (ReportedFile & { readonly isThere: boolean })[];
  /** URIs of pictures that documents show. */
  readonly shown: ReadonlySet<string>;
  readonly missing: readonly MissingLink[];
}

export function reportOf({ documents, recorded, shown, missing }: ReportFacts): ImageReport {
  const files = (wanted: (one: (typeof recorded)[number]) => boolean) =>
    [...recorded]
      .filter(wanted)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ isThere: _, ...file }) => file);
  return {
    documents,
    unused: files(({ uri, isThere }) => isThere && !shown.has(uri)),
    gone: files(({ isThere }) => !isThere),
    missing: [...missing].sort((one, other) =>
      one.name === other.name ? one.line - other.line : one.name < other.name ? -1 : 1,
    ),
  };
}

export function isClean({ unused, gone, missing }: ImageReport): boolean {
  return unused.length + gone.length + missing.length === 0;
}

/** The report as a Markdown document. */
export function writeReport({ documents, unused, gone, missing }: ImageReport): string {
  const parts = [
    `# ${t('Unused and missing images')}`,
    t('Documents looked through: {0}. Code and configuration are not among them.', documents),
    ...section(t('Generated pictures that no document shows'), unused.map(fileLine)),
    ...section(
      t('Links without a picture'),
      missing.map(
        ({ name, line, link, alt }) => `- ${code(`${name}:${line + 1}`)} → ${code(link)}${alt ? `: ${alt}` : ''}`,
      ),
    ),
    ...section(t('Recorded pictures whose files are gone'), gone.map(fileLine)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`## ${title} (${lines.length})`, lines.length > 0 ? lines.join('\n') : t('None.')];
}

function fileLine({ name, prompt, model }: ReportedFile): string {
  return `- ${code(name)} (${model}): ${prompt.replace(/\s+/g, ' ').trim()}`;
}

/** Whatever is in it: the fence is longer than every row of backticks within. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
