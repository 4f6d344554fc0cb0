import { type Drawing, fill } from './drawing.ts';
import { placed, textPath } from './font.ts';
import { box, ellipse } from './geometry.ts';
import { motifAt } from './layouts/graphic.ts';
import { catalogue, type MotifName } from './motifs/catalogue.ts';
import { sleepingCat } from './motifs/house-animals.ts';
import { motifColours } from './motifs/motif.ts';
import type { Reading, Subject } from './reading.ts';
import type { Backdrop, Stage } from './stage.ts';

interface Figure {
  readonly subject: Subject;
  readonly index: number;
  readonly x: number;
  readonly size: number;
  readonly floating: boolean;
  readonly lift: number;
}

/** The prompt's subjects on (or over) the ground of a backdrop, side by side. `alone` lets them fill a picture without a backdrop. */
export function standing(stage: Stage, reading: Reading, backdrop: Backdrop, at: number, alone = false): Drawing {
  const numeral = reading.numeral ? numeralBehind(stage, reading.numeral) : [];
  const cast = castOf(reading);
  if (cast.length === 0) return numeral;
  const seat = cast.find(({ name }) => name === 'sofa' || name === 'chair');
  const seated = seat && cast.find(({ name }) => seatable.has(name));
  const figures = figuresOf(stage, seated ? cast.filter((subject) => subject !== seated) : cast, at, alone);
  return [
    ...numeral,
    ...figures.flatMap((figure) => {
      const placedAt = drawn(stage, reading, figure, backdrop, alone);
      return seated && figure.subject === seat
        ? [...placedAt, ...onSeat(stage, reading, figure, seated, backdrop)]
        : placedAt;
    }),
  ];
}

const seatable: ReadonlySet<MotifName> = new Set(['cat', 'dog', 'rabbit', 'bear', 'fox', 'owl', 'penguin', 'robot']);

/** At most five figures; a motif with a count stands as often. */
function castOf({ motifs }: Reading): readonly Subject[] {
  return motifs
    .slice(0, 3)
    .flatMap((subject) => Array.from({ length: subject.count }, () => subject))
    .slice(0, 5);
}

function figuresOf(stage: Stage, cast: readonly Subject[], at: number, alone: boolean): readonly Figure[] {
  const { width, height, unit, random, palette } = stage;
  const chance = random.fork('cast');
  const lead = cast[0] && catalogue[cast[0].name];
  const bust = lead?.home === 'bust';
  // Furniture and things are the picture; an animal in a landscape leaves the landscape its room.
  const most = alone ? 0.86 : bust ? 0.8 : lead?.home === 'table' ? 0.62 : 0.5;
  const tall = Math.min(height * most, unit * most);
  const room = (width * (bust ? 1.05 : 0.92)) / cast.length;
  return cast.map((subject, index): Figure => {
    const motif = catalogue[subject.name];
    const share = alone || cast.length === 1 ? 0.62 + motif.size * 0.38 : motif.size;
    const wide = subject.name === 'sofa' ? 1.3 : 1;
    const size = Math.min(tall * wide * share * (index === 0 || alone ? 1 : 0.92 + chance.between(-0.06, 0.06)), room);
    const step = Math.min(room, size * (bust ? 0.86 : 1.06));
    const middle = Math.min(
      width - size * 0.5 - step * (cast.length - 1) * 0.5,
      Math.max(size * 0.5 + step * (cast.length - 1) * 0.5, width * at),
    );
    return {
      // People come each in their own colours.
      subject: bust && index > 0 && !subject.colour ? { ...subject, colour: palette.accents[index - 1] } : subject,
      index,
      x: middle + (index - (cast.length - 1) / 2) * step,
      size,
      floating: motif.home === 'air' || motif.home === 'space' || motif.home === 'undersea',
      lift: chance.between(-0.06, 0.06),
    };
  });
}

function drawn(
  stage: Stage,
  reading: Reading,
  { subject, index, x, size, floating, lift }: Figure,
  backdrop: Backdrop,
  alone: boolean,
): Drawing {
  const { height, palette } = stage;
  const { home } = catalogue[subject.name];
  if (home === 'bust') {
    const own = index === 0 ? stage : { ...stage, random: stage.random.fork(`figure ${index}`) };
    return motifAt(own, subject, x - size / 2, height - size * 0.995, size);
  }
  if (floating) return motifAt(stage, subject, x - size / 2, height * (0.5 + lift) - size * (alone ? 0.5 : 0.55), size);
  const foot = backdrop.ground(x) + (home === 'water' ? size * 0.05 : 0);
  const shadow =
    alone || home === 'water'
      ? []
      : [fill(ellipse(x + size * 0.05, foot, size * 0.4, size * 0.035), palette.ink, 2, 0.2)];
  const asleep = subject.name === 'cat' && sleeps(reading);
  return [
    ...shadow,
    ...(asleep
      ? napping(stage, subject, x, foot, size)
      : motifAt(stage, subject, x - size / 2, foot - size * 0.99, size)),
  ];
}

function onSeat(stage: Stage, reading: Reading, seat: Figure, subject: Subject, backdrop: Backdrop): Drawing {
  const size = seat.size * 0.46;
  const y = backdrop.ground(seat.x) - seat.size * (seat.subject.name === 'sofa' ? 0.33 : 0.43);
  return subject.name === 'cat' && sleeps(reading)
    ? napping(stage, subject, seat.x + seat.size * 0.12, y, size)
    : motifAt(stage, subject, seat.x - size * 0.3, y - size * 0.97, size);
}

function sleeps({ tokens }: Reading): boolean {
  return ['sleeping', 'asleep', 'sleep', 'nap', 'napping', 'schlafend', 'schläft', 'durmiendo', 'dort'].some((word) =>
    tokens.has(word),
  );
}

function napping({ palette, random }: Stage, { colour }: Subject, x: number, foot: number, size: number): Drawing {
  return [
    {
      parts: sleepingCat.draw(motifColours(colour ?? sleepingCat.colour, palette.accents[1]), random.fork('cat')),
      transform: `${placed(x - size / 2, foot - size * 0.98)} scale(${Math.round(size * 100) / 10000})`,
    },
  ];
}

function numeralBehind({ width, height, unit, palette }: Stage, numeral: string): Drawing {
  const size = Math.min(unit * 0.62, (width / numeral.length) * 1.3);
  const text = textPath(numeral, size);
  return [
    {
      parts: [fill(text.path, palette.dark ? palette.sky[2] : palette.paper, 1)],
      transform: placed((width - text.width) / 2, height * 0.5 + size * 0.36),
      opacity: 0.6,
    },
  ];
}

/** A whole scene in a rounded frame on nothing. */
export function vignette({ width, height, unit }: Stage, scene: Drawing): Drawing {
  const inset = Math.min(unit * 0.04, width * 0.08, height * 0.08);
  const square = Math.max(width, height) < Math.min(width, height) * 1.3;
  const [wide, tall] = [width - 2 * inset, height - 2 * inset];
  const radius = square ? Math.min(wide, tall) / 2 : Math.min(wide, tall) * 0.22;
  const side = Math.min(wide, tall);
  return [
    {
      parts: scene,
      clip: square
        ? box((width - side) / 2, (height - side) / 2, side, side, radius)
        : box(inset, inset, wide, tall, radius),
    },
  ];
}
