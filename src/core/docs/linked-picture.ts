/** A picture as a document should show it. */
export interface LinkedPicture {
  /** From the document's folder, with `/`, not encoded. */
  readonly path: string;
  readonly alt: string;
  /** Pixels; 0 where nobody knows. */
  readonly width: number;
  readonly height: number;
}

/** Characters; screen readers read it in one go. */
const LONGEST_ALT = 125;

/** A prompt as alternative text: it describes the picture to who cannot see it. One line, cut at a word. */
export function altFrom(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= LONGEST_ALT) return line;
  const cut = characters.slice(0, LONGEST_ALT).join('');
  const words = /^(.*\S)\s/u.exec(characters[LONGEST_ALT] === ' ' ? `${cut} ` : cut)?.[1];
  // Some scripts have no blanks between words.
  const kept = words !== undefined && words.length > cut.length / 2 ? words : cut;
  return `${kept.replace(/[\s,;:.–—-]+$/u, '')}…`;
}
