import assert from 'node:assert/strict';
import { NOTHING_SPENT } from '../../../src/core/job/spending.ts';
import { draw } from '../../../src/core/mask/drawing.ts';
import type { ImageView, PictureView, StudioFacts } from '../../../src/core/protocol.ts';
import {
  type FormMarkup,
  type FormMask,
  newMarkup,
  newMask,
  soleFileOfMarkup,
  soleFileOfMask,
} from '../../../src/webview/studio/form/form-overlay.ts';
import {
  type Form,
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
  today: NOTHING_SPENT,
  perDay: 0,
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
const ordered = (...names: readonly string[]): StudioEvent => ({ type: 'pictures-ordered', ids: names });
const ids = ({ pictures }: StudioState) => pictures.map(({ id }) => id);

describe('the state of the studio', () => {
  it('shows the newest picture when it opens, or the one that was on stage before', () => {
    assert.equal(stateAfter(opened(picture('b'), picture('a'))).selected, 'b');
    const kept = nextState(firstState({ selected: 'a' }), opened(picture('b'), picture('a')));
    assert.equal(kept.selected, 'a');
  });

  it('brings what was just ordered here on stage, the first of several, whichever is told first', () => {
    const come = changed([picture('c', 'queued'), picture('b', 'running')]);
    for (const events of [
      [ordered('c', 'b'), come],
      [come, ordered('c', 'b')],
    ]) {
      const state = stateAfter(opened(picture('a')), ...events);
      assert.deepEqual([ids(state), state.selected], [['c', 'b', 'a'], 'b']);
    }
    const waiting = stateAfter(opened(), ordered('b', 'c'), changed([picture('b', 'queued'), picture('c', 'queued')]));
    assert.equal(waiting.selected, 'b');
  });

  it('leaves the stage alone when somebody else orders, and shows it where the stage is empty', () => {
    const painting = stateAfter(opened(picture('a')), { type: 'easel-chosen', easel: 'mask' });
    const state = nextState(painting, changed([picture('b', 'running')]));
    assert.deepEqual([ids(state), state.selected, state.easel], [['b', 'a'], 'a', 'mask']);
    assert.equal(stateAfter(opened(), changed([picture('b', 'running')])).selected, 'b');
  });

  it('brings what was ordered on stage once: what is chosen then stays', () => {
    const state = stateAfter(
      opened(picture('a')),
      ordered('b'),
      changed([picture('b', 'running')]),
      { type: 'picture-selected', id: 'a' },
      changed([picture('b', 'done')]),
    );
    assert.equal(state.selected, 'a');
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
    const given = nextState(typed, { type: 'images-given', images, paint: false });
    assert.deepEqual([given.tab, given.forms.edit], ['edit', { options, images }]);
    assert.deepEqual(nextState(given, { type: 'form-restored' }).forms, typed.forms);
  });

  const fox: ImageView = { uri: 'file:///fox.png', name: 'fox.png' };
  const owl: ImageView = { uri: 'file:///owl.png', name: 'owl.png' };
  const painted: FormMask = { ...newMask(fox.uri, { width: 8, height: 8 }) };
  const mask: FormMask = { ...painted, drawing: draw(painted.drawing, { type: 'fill' }) };
  const bare = newMarkup(fox.uri, { width: 8, height: 8 });
  const markup: FormMarkup = {
    ...bare,
    drawing: draw(bare.drawing, { type: 'note', colour: '#000000', text: 'a hat', at: [1, 1], size: 4 }),
  };
  const editForm = (form: Partial<Form>): StudioEvent => ({
    type: 'form-changed',
    operation: 'edit',
    form: { options: {}, images: [fox, owl], ...form },
  });

  it('opens the mask painter where pictures are given to be painted over, and else not', () => {
    assert.equal(stateAfter(opened(), { type: 'images-given', images: [fox], paint: true }).easel, 'mask');
    assert.equal(stateAfter(opened(), { type: 'images-given', images: [fox], paint: false }).easel, undefined);
  });

  it('keeps a mask as long as its picture is the first', () => {
    const masked = stateAfter(opened(), editForm({ mask }));
    const less = nextState(masked, editForm({ mask, images: [fox] }));
    assert.deepEqual([less.forms.edit.mask, less.notice], [mask, undefined]);
    const more = nextState(masked, { type: 'images-given', images: [fox, owl], paint: false });
    assert.equal(more.forms.edit.mask, mask);
  });

  for (const [how, images] of [
    ['another one is the first', [owl, fox]],
    ['its picture is gone', []],
  ] as const) {
    it(`lets a mask go when ${how}, says so, and can take it back`, () => {
      const masked = stateAfter(opened(), editForm({ mask }), { type: 'easel-chosen', easel: 'mask' });
      const state = nextState(masked, editForm({ mask, images }));
      assert.deepEqual([state.forms.edit.mask, state.easel], [undefined, undefined]);
      assert.deepEqual(state.notice, {
        kind: 'done',
        text: 'The mask was for fox.png and is removed',
        undo: { type: 'overlay-removed', form: masked.forms.edit },
      });
    });
  }

  for (const [what, overlays, text] of [
    ['markup', { markup }, 'The markup was for fox.png and is removed'],
    ['mask and markup', { mask, markup, overlay: 'markup' }, 'Mask and markup were for fox.png and are removed'],
    ['a mask, and markup that was cleared', { mask, markup: bare }, 'The mask was for fox.png and is removed'],
  ] as const) {
    it(`lets ${what} go with the picture, and says so`, () => {
      const state = stateAfter(opened(), editForm(overlays), editForm({ ...overlays, images: [owl] }));
      const { mask: _, markup: __, overlay: ___, ...left } = state.forms.edit;
      assert.deepEqual([state.forms.edit, state.notice?.text], [left, text]);
    });
  }

  it('says nothing of a mask on which nothing was painted', () => {
    const state = stateAfter(opened(), editForm({ mask: painted }), editForm({ mask: painted, images: [owl] }));
    assert.deepEqual([state.forms.edit.mask, state.notice], [undefined, undefined]);
  });

  it('fills the form with the mask of a recipe, where its file can be shown', () => {
    const facts = { format: 'png', width: 8, height: 6, alpha: true } as const;
    const file: ImageView = { uri: 'file:///m.png', name: 'm.png', source: 'https://m.png', facts };
    const recipe = {
      operation: 'edit',
      options: {},
      image: [fox.uri],
      mask: file.uri,
      keep_outside_mask: false,
    } as const;
    const { mask: found, keepOutside } = stateAfter(opened(), {
      type: 'form-filled',
      recipe,
      images: [fox],
      mask: file,
    }).forms.edit;
    assert.deepEqual([found && soleFileOfMask(found)?.uri, found?.image, keepOutside], [file.uri, fox.uri, false]);
    const without = stateAfter(opened(), { type: 'form-filled', recipe, images: [fox] });
    assert.equal(without.forms.edit.mask, undefined);
  });

  it('fills the form with the markup of a recipe likewise', () => {
    const facts = { format: 'png', width: 8, height: 6, alpha: true } as const;
    const file: ImageView = { uri: 'file:///m.png', name: 'm.png', source: 'https://m.png', facts };
    const recipe = { operation: 'edit', options: {}, image: [fox.uri], markup: file.uri } as const;
    const filled = stateAfter(opened(), { type: 'form-filled', recipe, images: [fox], markup: file }).forms.edit;
    assert.equal(filled.markup && soleFileOfMarkup(filled.markup)?.uri, file.uri);
    assert.equal(filled.mask, undefined);
  });

  it('brings what was just ordered on stage over what is being painted or compared', () => {
    const comparison: StudioEvent = { type: 'comparison-given', before: fox, after: owl };
    const state = stateAfter(opened(), { type: 'easel-chosen', easel: 'mask' }, comparison);
    assert.deepEqual([state.easel, state.comparison], [undefined, { before: fox, after: owl }]);
    const after = nextState({ ...state, easel: 'canvas', ordered: ['a'] }, changed([picture('a', 'running')]));
    assert.deepEqual([after.easel, after.comparison], [undefined, undefined]);
  });

  it('shows two pictures from outside on a tab that has a stage, until they are closed', () => {
    const history = stateAfter(opened(), { type: 'tab-chosen', tab: 'history' });
    const state = nextState(history, { type: 'comparison-given', before: fox, after: owl });
    assert.deepEqual([state.tab, state.comparison], ['generate', { before: fox, after: owl }]);
    assert.equal(nextState(state, { type: 'comparison-closed' }).comparison, undefined);
  });

  it('goes on comparing a picture with its own original while others change', () => {
    const compared = stateAfter(opened(picture('b'), picture('a')), { type: 'picture-compared', id: 'original' });
    assert.equal(nextState(compared, changed([picture('a')])).compared, 'original');
    assert.equal(nextState(compared, changed([], ['b'])).compared, undefined);
  });

  it('ends comparing when one of the two is gone', () => {
    const compared = stateAfter(opened(picture('b'), picture('a')), { type: 'picture-compared', id: 'a' });
    assert.equal(compared.compared, 'a');
    assert.equal(nextState(compared, changed([], ['a'])).compared, undefined);
  });

  it('takes from the stage what is not the picture to change', () => {
    const file = {
      uri: 'file:///a.png',
      name: 'a.png',
      draft: false,
      width: 1,
      height: 1,
      format: 'png',
      bytes: 1,
    } as const;
    const made = stateAfter(opened({ ...picture('a'), file }));
    const given = (uri: string) =>
      nextState(made, { type: 'images-given', images: [{ uri, name: 'given' }], paint: false }).selected;
    assert.deepEqual([given('file:///a.png'), given('file:///b.png')], ['a', undefined]);
  });

  it('keeps what was typed, and no pictures', () => {
    const state = stateAfter(opened(picture('a')), { type: 'tab-chosen', tab: 'edit' });
    assert.deepEqual(Object.keys(keptState(state)).sort(), ['forms', 'selected', 'tab']);
    assert.equal(firstState(JSON.parse(JSON.stringify(keptState(state)))).tab, 'edit');
  });
});
