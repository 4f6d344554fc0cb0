import type { Hex } from './colour.ts';
import type { MotifName } from './motifs/catalogue.ts';
import type { Mood } from './palette.ts';
import {
  colourWords,
  countWords,
  type Layout,
  layoutWords,
  moodWords,
  motifWords,
  type Place,
  placeWords,
  type Style,
  styleWords,
} from './words.ts';

/** What the painter understood of a prompt. */
export interface Reading {
  /** In the order of the prompt, each once. */
  readonly motifs: readonly Subject[];
  readonly places: readonly Place[];
  /** Colours that were said of a place ("blue hills"). */
  readonly placeColour: Hex | undefined;
  /** A colour that was said of nothing the painter knows. */
  readonly looseColour: Hex | undefined;
  readonly layouts: ReadonlySet<Layout>;
  readonly moods: readonly Mood[];
  readonly styles: ReadonlySet<Style>;
  readonly tokens: ReadonlySet<string>;
  /** A number of three digits that stands alone ("404 page"), to be set large. */
  readonly numeral: string | undefined;
}

export interface Subject {
  readonly name: MotifName;
  readonly colour: Hex | undefined;
  readonly count: number;
}

type Meaning =
  | { readonly kind: 'motif'; readonly value: MotifName }
  | { readonly kind: 'place'; readonly value: Place }
  | { readonly kind: 'layout'; readonly value: Layout }
  | { readonly kind: 'mood'; readonly value: Mood }
  | { readonly kind: 'style'; readonly value: Style }
  | { readonly kind: 'colour'; readonly value: Hex }
  | { readonly kind: 'count'; readonly value: number };

/** Words beyond this are not read: prompts may be 32,000 characters long, and what a picture is of is said early. */
const readLength = 2000;

export function readPrompt(prompt: string): Reading {
  const text = prompt.slice(0, readLength).normalize('NFC').toLowerCase();
  const tokens = text.match(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu)?.flatMap((token) => splitHan(token)) ?? [];
  const motifs = new Map<MotifName, Subject>();
  const places = new Set<Place>();
  const layouts = new Set<Layout>();
  const moods = new Set<Mood>();
  const styles = new Set<Style>();
  let colour: Hex | undefined;
  let placeColour: Hex | undefined;
  let count = 1;
  let lastMotif: MotifName | undefined;
  for (const token of tokens) {
    const meanings = meaningsOf(token);
    if (/^\d$/.test(token)) count = Math.min(5, Math.max(1, Number(token)));
    for (const meaning of meanings) {
      if (meaning.kind === 'colour') {
        // "zorro rojo": where a colour follows its noun it has nothing else to wait for.
        const last = lastMotif && motifs.get(lastMotif);
        if (last && !last.colour && afterNoun.has(token)) motifs.set(last.name, { ...last, colour: meaning.value });
        else colour = meaning.value;
      } else if (meaning.kind === 'count') {
        count = meaning.value;
      } else if (meaning.kind === 'motif') {
        const known = motifs.get(meaning.value);
        const several = count === 1 && !dictionary.has(token) ? 3 : count;
        motifs.set(meaning.value, {
          name: meaning.value,
          colour: known?.colour ?? colour,
          count: Math.max(several, known?.count ?? 1),
        });
        lastMotif = meaning.value;
        colour = undefined;
        count = 1;
      } else if (meaning.kind === 'place') {
        places.add(meaning.value);
        placeColour ??= colour;
        colour = undefined;
      } else if (meaning.kind === 'layout') {
        layouts.add(meaning.value);
      } else if (meaning.kind === 'mood') {
        moods.add(meaning.value);
      } else if (meaning.kind === 'style') {
        styles.add(meaning.value);
      }
    }
  }
  return {
    motifs: [...motifs.values()],
    places: [...places],
    placeColour,
    looseColour: colour,
    layouts,
    moods: [...moods],
    styles,
    tokens: new Set(tokens),
    numeral: tokens.find((token) => /^\d{3}$/.test(token)),
  };
}

const afterNoun = new Set(
  'rojo roja rouge naranja amarillo amarilla jaune verde vert verte azul bleu bleue blanco blanca blanc blanche negro negra noir noire gris marrón brun morado'.split(
    ' ',
  ),
);

const dictionary = new Map<string, Meaning[]>();

function meaningsOf(token: string): readonly Meaning[] {
  if (dictionary.size === 0) fillDictionary();
  const stems = [token, token.replace(/s$/, ''), token.replace(/es$/, '')];
  return stems.map((stem) => dictionary.get(stem)).find((found) => found) ?? [];
}

function fillDictionary(): void {
  const add = (words: string, meaning: Meaning): void => {
    for (const word of words.split(' ')) dictionary.set(word, [...(dictionary.get(word) ?? []), meaning]);
  };
  for (const [value, words] of colourWords) add(words, { kind: 'colour', value });
  for (const [value, words] of countWords) add(words, { kind: 'count', value });
  for (const [value, words] of entries(motifWords)) add(words, { kind: 'motif', value });
  for (const [value, words] of entries(placeWords)) add(words, { kind: 'place', value });
  for (const [value, words] of entries(layoutWords)) add(words, { kind: 'layout', value });
  for (const [value, words] of entries(moodWords)) add(words, { kind: 'mood', value });
  for (const [value, words] of entries(styleWords)) add(words, { kind: 'style', value });
}

/** Chinese writes no spaces: the longest known word at each place, so that 猫头鹰 is an owl and not a cat. */
function splitHan(token: string): string[] {
  if (!/\p{Script=Han}/u.test(token)) return [token];
  if (dictionary.size === 0) fillDictionary();
  const words: string[] = [];
  for (let start = 0; start < token.length; ) {
    const length = [4, 3, 2, 1].find((size) => dictionary.has(token.slice(start, start + size))) ?? 1;
    words.push(token.slice(start, start + length));
    start += length;
  }
  return words;
}

function entries<Name extends string>(record: Readonly<Record<Name, string>>): readonly [Name, string][] {
  return Object.entries(record) as [Name, string][];
}
