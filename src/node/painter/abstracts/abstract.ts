import type { Drawing } from '../drawing.ts';
import type { Stage } from '../stage.ts';
import { arcs, mesh, ribbons, terrazzo } from './forms.ts';
import { isometric, tiles, truchet } from './grids.ts';

const kinds = { mesh, ribbons, arcs, terrazzo, tiles, truchet, isometric } as const;

/** Words that ask for one kind; else the prompt's own chance decides. */
const asked: readonly (readonly [keyof typeof kinds, string])[] = [
  ['isometric', 'isometric iso cubes cube 3d blocks'],
  ['mesh', 'mesh gradient saas blur blurred aurora landing hero'],
  ['ribbons', 'wave waves wavy flow flowing ribbon silk curve curves'],
  ['arcs', 'circle circles arc arcs concentric rings rainbow'],
  ['terrazzo', 'terrazzo confetti memphis shapes dots'],
  ['tiles', 'bauhaus geometric grid mosaic squares'],
  ['truchet', 'truchet maze labyrinth lines loops texture'],
];

/** A composed picture of nothing in particular. */
export function abstract(stage: Stage, words: ReadonlySet<string>): Drawing {
  const [kind] = asked.find(([, list]) => list.split(' ').some((word) => words.has(word))) ?? [];
  return kinds[
    kind ?? stage.random.fork('abstract').pick(['mesh', 'ribbons', 'arcs', 'terrazzo', 'tiles', 'truchet', 'isometric'])
  ](stage);
}
