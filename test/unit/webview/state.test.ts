import assert from 'node:assert/strict';
import type { PictureView, StudioFacts } from '../../../src/core/protocol.ts';
import {
  firstState,
  keptState,
  nextState,
  type StudioEvent,
  type StudioState,
} from '../../../src/webview/studio/state.ts';

const FACTS: StudioFacts = {
  listed: [],
  defaultModel: 'placeholder',
  hasKey: false,
  defaults: {},
  today: { usd: 0, approximate: false },
  prompts: [],
  templates: [],
  hasFolder: true,
};

const picture = (id: string, phase: PictureView['phase'] = 'done'): PictureView => ({
  id,
  job: id,
  phase,
  ordered: 0,
  recipe: { operation: 'generate', options: { prompt: id }, image: [] },
});

const stateAfter = (...events: readonly StudioEvent[]): StudioState => events.reduce(nextState, firstState(undefined));
const opened = (...pictures: readonly PictureView[]): StudioEvent => ({
  type: 'studio-opened',
  facts: FACTS,
  pictures,
});
const changed = (pictures: readonly PictureView[], gone: readonly string[] = []): StudioEvent => ({
  type: 'pictures-changed',
  pictures,
  gone,
});
const ids = ({ pictures }: StudioState) => pictures.map(({ id }) => id);

describe('the state of the studio', () => {
  it('shows the newest picture when it opens, or the one that was on stage before', () => {
    assert.equal(stateAfter(opened(picture('b'), picture('a'))).selected, 'b');
    const kept = nextState(firstState({ selected: 'a' }), opened(picture('b'), picture('a')));
    assert.equal(kept.selected, 'a');
  });

  it('brings what was just ordered on stage, the first of several', () => {
    const state = stateAfter(opened(picture('a')), changed([picture('c', 'queued'), picture('b', 'running')]));
    assert.deepEqual([ids(state), state.selected], [['c', 'b', 'a'], 'b']);
    const waiting = stateAfter(opened(), changed([picture('b', 'queued'), picture('c', 'queued')]));
    assert.equal(waiting.selected, 'b');
  });

  it('puts what is older in its own place and leaves the stage alone: it was restored, or starred in the history', () => {
    const aged = (id: string, ordered: number) => ({ ...picture(id), ordered });
    const state = stateAfter(opened(aged('c', 3), aged('a', 1)), changed([aged('b', 2), aged('z', 0)]));
    assert.deepEqual([ids(state), state.selected], [['c', 'b', 'a', 'z'], 'c']);
  });

  it('leaves a choice alone while other pictures change', () => {
    const state = stateAfter(
      opened(picture('b', 'running'), picture('a')),
      { type: 'picture-selected', id: 'a' },
      changed([picture('b', 'done')]),
    );
    assert.deepEqual([state.selected, state.pictures[0]?.phase], ['a', 'done']);
  });

  it('shows another picture when the one on stage is gone', () => {
    const state = stateAfter(opened(picture('b'), picture('a')), changed([], ['b']));
    assert.deepEqual([ids(state), state.selected], [['a'], 'a']);
  });

  it('lets a preview go with the end of its picture', () => {
    const forming = stateAfter(opened(picture('a', 'running')), { type: 'preview-shown', id: 'a', url: 'blob:1' });
    assert.deepEqual(forming.previews, { a: 'blob:1' });
    assert.deepEqual(nextState(forming, changed([picture('a', 'done')])).previews, {});
  });

  it('fills the form over what was in it, which one step brings back', () => {
    const typed = stateAfter(opened(), {
      type: 'form-changed',
      operation: 'generate',
      form: { options: { prompt: 'mine' }, images: [] },
    });
    const recipe = {
      operation: 'generate',
      options: { prompt: 'theirs' },
      image: [],
      target: { width: 8, height: 8 },
    } as const;
    const filled = nextState({ ...typed, tab: 'history' }, { type: 'form-filled', recipe, images: [] });
    assert.deepEqual(filled.forms.generate, {
      options: { prompt: 'theirs' },
      images: [],
      target: { width: 8, height: 8 },
    });
    assert.equal(filled.tab, 'generate');
    const restored = nextState(filled, { type: 'form-restored' });
    assert.deepEqual([restored.forms, restored.before], [typed.forms, undefined]);
  });

  it('takes pictures to edit into the form, whose other fields stay', () => {
    const options = { prompt: 'mine', model: 'placeholder' };
    const typed = stateAfter(opened(), { type: 'form-changed', operation: 'edit', form: { options, images: [] } });
    const images = [{ uri: 'file:///fox.png', name: 'fox.png' }];
    const given = nextState(typed, { type: 'images-given', images });
    assert.deepEqual([given.tab, given.forms.edit], ['edit', { options, images }]);
    assert.deepEqual(nextState(given, { type: 'form-restored' }).forms, typed.forms);
  });

  it('ends comparing when one of the two is gone', () => {
    const compared = stateAfter(opened(picture('b'), picture('a')), { type: 'picture-compared', id: 'a' });
    assert.equal(compared.compared, 'a');
    assert.equal(nextState(compared, changed([], ['a'])).compared, undefined);
  });

  it('keeps what was typed, and no pictures', () => {
    const state = stateAfter(opened(picture('a')), { type: 'tab-chosen', tab: 'edit' });
    assert.deepEqual(Object.keys(keptState(state)).sort(), ['forms', 'selected', 'tab']);
    assert.equal(firstState(JSON.parse(JSON.stringify(keptState(state)))).tab, 'edit');
  });
});
