import { abstract } from './abstracts/abstract.ts';
import { city } from './backdrops/city.ts';
import { room, studio } from './backdrops/indoors.ts';
import { desert, forest, hills, road } from './backdrops/land.ts';
import { cloudBanks, sky } from './backdrops/sky.ts';
import { space } from './backdrops/space.ts';
import { beach, lake, sea, undersea } from './backdrops/water.ts';
import { oklchOf } from './colour.ts';
import type { Drawing } from './drawing.ts';
import { dashboard } from './layouts/dashboard.ts';
import { emptyState } from './layouts/empty-state.ts';
import { badge, badgeGround, islandMap, pattern } from './layouts/graphic.ts';
import { pricing } from './layouts/pricing.ts';
import { catalogue } from './motifs/catalogue.ts';
import { landTinted, type Mood, type Palette, palettes, wholeTinted } from './palette.ts';
import { type Random, randomFrom } from './random.ts';
import { type Reading, readPrompt, type Subject } from './reading.ts';
import type { Backdrop, Stage } from './stage.ts';
import { standing, vignette } from './subjects.ts';
import type { Place } from './words.ts';

export interface SceneOrder {
  readonly prompt: string;
  /** Which of the n pictures. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly transparent: boolean;
}

/** The picture for a prompt. The composition hangs on prompt and index alone: another size is another crop of the same idea. */
export function sceneOf({ prompt, index, width, height, transparent }: SceneOrder): Drawing {
  const reading = readPrompt(prompt);
  const random = randomFrom(`${prompt.slice(0, 4000).trim().toLowerCase()}#${index}`);
  const palette = paletteOf(reading, random);
  const [low, high] = [Math.min(width, height), Math.max(width, height)];
  const stage: Stage = {
    width,
    height,
    unit: Math.min(low * 1.25, low + (high - low) * 0.12),
    palette,
    random,
    styles: reading.styles,
    snowy: reading.moods.includes('winter'),
  };
  return transparent ? cutOut(stage, reading) : whole(stage, reading);
}

function whole(stage: Stage, reading: Reading): Drawing {
  const { layouts, motifs } = reading;
  if (layouts.has('pattern') && motifs.length > 0) return pattern(stage, motifs.slice(0, 3));
  if (layouts.has('badge')) return [...badgeGround(stage), ...badge(stage, motifs[0])];
  if (layouts.has('map')) return islandMap(stage);
  if (layouts.has('dashboard')) return dashboard(stage);
  if (layouts.has('pricing')) return pricing(stage);
  if (layouts.has('empty') && motifs.length === 0) return emptyState(stage);
  const place = placeOf(reading);
  const plain = motifs.length === 0 && (!place || (layouts.has('abstract') && reading.places.length === 0));
  // "Abstract waves" are no sea.
  if (plain || abstractWords.some((word) => reading.tokens.has(word))) return abstract(stage, reading.tokens);
  // A view without a subject is better weighted to one side than swollen in the middle.
  const at = reading.numeral
    ? 0.5
    : motifs.length > 0
      ? subjectAt(stage, motifs)
      : stage.random.fork('side').pick([0.06, 0.94]);
  const backdrop = backdropOf(stage, reading, place, at);
  return [...backdrop.behind, ...standing(stage, reading, backdrop, at), ...backdrop.before];
}

const abstractWords = ['abstract', 'abstrakt', 'abstrakter', 'abstracto', 'abstrait', '抽象'] as const;

/** What a transparent picture keeps: the badge, the subject, or the scene in a rounded frame. */
function cutOut(stage: Stage, reading: Reading): Drawing {
  if (reading.layouts.has('badge')) return badge(stage, reading.motifs[0]);
  const subjects = reading.motifs;
  if (subjects.length > 0 && !reading.layouts.has('pattern') && !reading.layouts.has('dashboard')) {
    const backdrop: Backdrop = { behind: [], ground: () => stage.height * 0.93, before: [] };
    return standing(stage, reading, backdrop, 0.5, true);
  }
  return vignette(stage, whole(stage, reading));
}

function paletteOf(reading: Reading, random: Random): Palette {
  const mood = moodOf(reading, random.fork('mood'));
  const palette = palettes[mood];
  if (reading.placeColour) return landTinted(palette, reading.placeColour);
  if (reading.looseColour && oklchOf(reading.looseColour).chroma > 0.03)
    return wholeTinted(palette, reading.looseColour);
  return palette;
}

/** Later moods in the list below win over places: "night city" is a night. */
function moodOf({ moods, places, motifs, layouts, looseColour }: Reading, random: Random): Mood {
  const strong: readonly Mood[] = [
    'neon',
    'mono',
    'vintage',
    'pastel',
    'night',
    'winter',
    'sunset',
    'dawn',
    'autumn',
    'spring',
    'day',
    'ocean',
    'desert',
    'forest',
    'corporate',
  ];
  const said = strong.find((mood) => moods.includes(mood));
  if (said) return said;
  const byPlace: Readonly<Record<Place, readonly [Mood, ...Mood[]]>> = {
    hills: ['sunset', 'day', 'sunset', 'autumn'],
    mountains: ['dawn', 'day', 'sunset'],
    lake: ['dawn', 'sunset', 'forest'],
    sea: ['ocean', 'sunset', 'dawn'],
    beach: ['ocean', 'day', 'sunset'],
    city: ['sunset', 'dawn', 'night'],
    forest: ['forest', 'autumn', 'forest'],
    desert: ['desert'],
    space: ['night'],
    room: ['pastel', 'vintage', 'day'],
    sky: ['day', 'dawn', 'sunset'],
    road: ['sunset', 'desert', 'day'],
    island: ['ocean'],
  };
  const home = motifs[0] && catalogue[motifs[0].name].home;
  if (home === 'undersea') return 'ocean';
  const [place] = places;
  if (place) return random.pick(byPlace[place]);
  if (layouts.has('data') || layouts.has('empty')) return 'corporate';
  if (home === 'space') return 'night';
  if (home === 'water') return 'ocean';
  if (home === 'table') return random.pick(['day', 'spring', 'vintage', 'corporate']);
  if (home === 'bust') return random.pick(['day', 'spring', 'pastel', 'corporate', 'sunset']);
  if (home) return random.pick(['day', 'sunset', 'forest', 'autumn', 'dawn']);
  if (looseColour) return 'day';
  return random.pick(['day', 'sunset', 'ocean', 'vintage', 'spring', 'autumn', 'corporate', 'neon', 'dawn']);
}

function placeOf({ places, motifs, layouts, moods }: Reading): Place | undefined {
  const indoor = motifs.some(({ name }) => name === 'sofa' || name === 'chair');
  const order: readonly Place[] = [
    'space',
    'beach',
    'lake',
    'sea',
    'city',
    'forest',
    'desert',
    'road',
    'mountains',
    'hills',
    'room',
    'island',
    'sky',
  ];
  const said = order.find((place) => places.includes(place));
  if (said) return said;
  if (indoor) return 'room';
  const home = motifs[0] && catalogue[motifs[0].name].home;
  if (home === 'land') return 'hills';
  if (home === 'space') return 'space';
  if (home === 'water') return 'sea';
  if (home === 'air') return 'sky';
  // A mood alone is still a view: "sunset", "winter".
  const scenic = moods.some((mood) => ['dawn', 'sunset', 'night', 'winter', 'autumn', 'spring', 'day'].includes(mood));
  return !home && scenic && !layouts.has('abstract') ? 'hills' : undefined;
}

function backdropOf(stage: Stage, reading: Reading, place: Place | undefined, at: number): Backdrop {
  const lead = reading.motifs[0];
  const home = lead && catalogue[lead.name].home;
  if (home === 'undersea' && (!place || place === 'sea' || place === 'lake')) return undersea(stage);
  if (reading.layouts.has('portrait') || reading.layouts.has('studio'))
    return studio(stage, at, home === 'bust' ? 'bust' : home === 'table' ? 'table' : 'plain');
  switch (place) {
    case 'hills':
      return hills(stage, at, reading.places.includes('mountains') || stage.snowy ? 'mountains' : 'hills');
    case 'mountains':
      return hills(stage, at, 'mountains');
    case 'lake':
      return lake(stage, at);
    case 'sea':
      return sea(stage, at);
    case 'beach':
    case 'island':
      return beach(stage, at);
    case 'city':
      return city(stage, at);
    case 'forest':
      return forest(stage, at);
    case 'desert':
      return desert(stage, at);
    case 'space':
      return space(stage, at);
    case 'room':
      return room(stage, at);
    case 'road':
      return road(stage, at);
    case 'sky':
      return {
        behind: [...sky(stage, stage.height * 0.8, 0.24), ...cloudBanks(stage)],
        ground: () => stage.height * 0.68,
        before: [],
      };
    case undefined:
      return studio(stage, at, home === 'bust' || home === 'table' ? home : 'plain');
  }
}

/** Left or right of the middle where there is room for it, as the prompt's chance has it. */
function subjectAt({ width, height, random }: Stage, motifs: readonly Subject[]): number {
  const ratio = width / height;
  if (
    motifs.some(({ name }) => name === 'person') ||
    motifs.length > 1 ||
    motifs.some(({ count }) => count > 1) ||
    ratio < 0.9
  )
    return 0.5;
  const aside = Math.min(0.17, 0.1 + (ratio - 1) * 0.08);
  return 0.5 + (random.fork('side').chance(0.5) ? aside : -aside);
}
