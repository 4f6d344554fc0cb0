import assert from 'node:assert/strict';
import { type PictureNow, type PictureState, stateOf } from '../../../../src/core/recipe/picture-state.ts';
import { HASH, locked } from './locked.ts';

const FOX = locked('A red fox', { template: 'A {{colour}} fox' });
const OTHER = 'c'.repeat(64);

describe('the state of a picture', () => {
  const states: readonly (readonly [what: string, now: PictureNow, state: PictureState])[] = [
    ['nothing is known of', { locked: undefined, sha256: HASH }, 'unrecorded'],
    ['nothing is known of and that is not there', { locked: undefined, sha256: undefined, prompt: 'x' }, 'unrecorded'],
    ['that is as it was made', { locked: FOX, sha256: HASH }, 'fresh'],
    ['whose file is gone', { locked: FOX, sha256: undefined, prompt: 'A blue fox' }, 'missing'],
    ['whose bytes differ', { locked: FOX, sha256: OTHER }, 'edited-by-hand'],
    ['whose bytes and prompt differ', { locked: FOX, sha256: OTHER, prompt: 'A blue fox' }, 'edited-by-hand'],
    ['whose document asks for the same', { locked: FOX, sha256: HASH, prompt: 'A red fox' }, 'fresh'],
    ['whose document breaks lines otherwise', { locked: FOX, sha256: HASH, prompt: ' A red\n  fox\n' }, 'fresh'],
    ['whose document has the template', { locked: FOX, sha256: HASH, prompt: 'A {{colour}} fox' }, 'fresh'],
    ['whose document asks for something else', { locked: FOX, sha256: HASH, prompt: 'A blue fox' }, 'prompt-changed'],
    ['whose document asks for nothing any more', { locked: FOX, sha256: HASH, prompt: '' }, 'prompt-changed'],
  ];
  for (const [what, now, state] of states) it(`${what} is ${state}`, () => assert.equal(stateOf(now), state));
});
