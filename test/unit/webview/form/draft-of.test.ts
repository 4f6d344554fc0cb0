import assert from 'node:assert/strict';
import { draw } from '../../../../src/core/mask/drawing.ts';
import { draftOf } from '../../../../src/webview/studio/form/draft-of.ts';
import { noteOf } from '../../../../src/webview/studio/form/field-note.ts';
import { withModel } from '../../../../src/webview/studio/form/form-options.ts';
import { newMarkup, newMask } from '../../../../src/webview/studio/form/form-overlay.ts';
import type { Form } from '../../../../src/webview/studio/state.ts';
import { submission } from '../../../../src/webview/studio/submission.ts';
import { facts, form, image, look } from './forms.ts';

describe('the draft of a form', () => {
  it('names the default model where none was chosen', () => {
    assert.equal(draftOf('generate', form(), facts()).draft.options.model, 'gpt-image-2.5-flare');
    assert.equal(draftOf('generate', form({ model: 'dall-e-3' }), facts()).draft.options.model, 'dall-e-3');
  });

  it('has the standing wishes of the settings, where they do no harm', () => {
    const known = facts({ defaults: { quality: 'high', style: 'vivid', n: 2 } });
    const { options } = draftOf('generate', form({ n: 3 }), known).draft;
    assert.deepEqual([options.quality, options.style, options.n], ['high', undefined, 3]);
  });

  it('has the prompt with its variables filled in', () => {
    const one = form({ prompt: 'A {{animal}}' }, { variables: { animal: 'fox' } });
    assert.equal(draftOf('generate', one, facts()).draft.options.prompt, 'A fox');
  });

  it('asks for the size that exact pixels are made at, whatever the settings wish', () => {
    const { draft, plan } = draftOf('generate', form({}, { target: { width: 1200, height: 630 } }), {
      ...facts({ defaults: { size: '1024x1024' } }),
      defaultModel: 'gpt-image-1.5',
    });
    assert.equal(draft.options.size, '1536x1024');
    assert.deepEqual(plan?.crop, { left: 0, top: 109, width: 1536, height: 806 });
  });

  it('holds pictures in an edit only, each as what its name says', () => {
    const images = [
      image('fox.png'),
      image('far', { uri: 'https://example.com/far.png' }),
      image('there', { uri: 'file-abcdefgh1234' }),
    ];
    assert.equal(draftOf('generate', form({}, { images }), facts()).draft.image, undefined);
    const kinds = draftOf('edit', form({}, { images }), facts()).draft.image?.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['file', 'url', 'file-id']);
  });
});

describe('the mask in the draft of a form', () => {
  const empty = newMask('file:///w/fox.png', { width: 1024, height: 1024 });
  const mask = { ...empty, drawing: draw(empty.drawing, { type: 'fill' }) };
  const edit = (own: Partial<Form>, options = {}) => form(options, { images: [image('fox.png')], ...own });

  it('is there once something is painted, and fits its picture', () => {
    const { problems } = look(edit({ mask }), facts(), 'edit');
    assert.deepEqual(problems, []);
    assert.equal(draftOf('edit', edit({ mask }), facts()).draft.mask?.kind, 'file');
    assert.equal(draftOf('edit', edit({ mask: empty }), facts()).draft.mask, undefined);
  });

  it('is a problem for a model that takes none', () => {
    const { problems } = look(edit({ mask }, { model: 'dall-e-3' }), facts(), 'edit');
    assert.notEqual(problems.length, 0);
  });
});

describe('the markup in the draft of a form', () => {
  const size = { width: 1024, height: 1024 };
  const bare = newMarkup('file:///w/fox.png', size);
  const markup = {
    ...bare,
    drawing: draw(bare.drawing, { type: 'arrow', colour: '#e51400', line: 4, from: [1, 1], to: [90, 90] }),
  } as const;
  const masked = newMask('file:///w/fox.png', size);
  const mask = { ...masked, drawing: draw(masked.drawing, { type: 'fill' }) };
  const edit = (own: Partial<Form>, options = {}) => form(options, { images: [image('fox.png')], ...own });

  it('is there once something is drawn, and fits its picture', () => {
    const { problems, draft } = look(edit({ markup }), facts(), 'edit');
    assert.deepEqual([problems, draft.markup?.kind, draft.mask], [[], 'file', undefined]);
    assert.equal(draftOf('edit', edit({ markup: bare }), facts()).draft.markup, undefined);
  });

  it('never goes with the mask, which stays in the form', () => {
    for (const overlay of ['mask', 'markup'] as const) {
      const { problems, draft } = look(edit({ mask, markup, overlay }), facts(), 'edit');
      assert.deepEqual(
        [problems, Boolean(draft.mask), Boolean(draft.markup)],
        [[], overlay === 'mask', overlay === 'markup'],
      );
    }
  });

  it('is a problem for a model that takes none, and a press away from one that does', () => {
    const outlook = look(edit({ markup }, { model: 'gpt-image-2' }), facts(), 'edit');
    const note = noteOf('markup', outlook);
    assert.deepEqual(
      [note?.kind, note?.remedy?.option, note?.remedy?.value],
      ['fault', 'model', 'gpt-image-2.5-flare'],
    );
    const switched = withModel(edit({ markup }, { model: 'gpt-image-2' }), 'edit', String(note?.remedy?.value));
    assert.deepEqual(look(switched, facts(), 'edit').problems, []);
  });

  it('is free of the mask that was set aside where the model takes no markup', () => {
    assert.deepEqual(
      look(edit({ mask, markup, overlay: 'mask' }, { model: 'gpt-image-2' }), facts(), 'edit').problems,
      [],
    );
  });
});

describe('what the button sends', () => {
  it('names the markup, of which no pixels are kept', () => {
    const one = form({}, { images: [image('fox.png')] });
    const { recipe } = submission('edit', one, facts(), { markup: 'file:///m.png' });
    assert.deepEqual([recipe.markup, recipe.mask, recipe.keep_outside_mask], ['file:///m.png', undefined, undefined]);
  });

  it('names the mask, and whether the pixels outside of it stay: they do unless somebody said otherwise', () => {
    const one = form({}, { images: [image('fox.png')] });
    const { recipe } = submission('edit', one, facts(), { mask: 'file:///m.png' });
    assert.deepEqual([recipe.mask, recipe.keep_outside_mask], ['file:///m.png', true]);
    const loose = submission('edit', { ...one, keepOutside: false }, facts(), { mask: 'file:///m.png' }).recipe;
    assert.equal(loose.keep_outside_mask, false);
    const bare = submission('edit', { ...one, keepOutside: false }, facts()).recipe;
    assert.deepEqual([bare.mask, bare.keep_outside_mask], [undefined, undefined]);
  });

  it('is what somebody chose, the default model and the whole prompt, but no standing wish', () => {
    const one = form({ prompt: 'A {{animal}}', size: '1024x1024' }, { variables: { animal: 'fox' } });
    const { recipe } = submission('generate', one, facts({ defaults: { quality: 'high' } }));
    assert.deepEqual(recipe, {
      operation: 'generate',
      options: { prompt: 'A fox', size: '1024x1024', model: 'gpt-image-2.5-flare' },
      image: [],
      template: 'A {{animal}}',
    });
  });

  it('names no template where the prompt has no variables', () => {
    assert.ok(!('template' in submission('generate', form({ prompt: 'A fox' }), facts()).recipe));
  });

  it('names the pictures of an edit in their order, and the exact pixels', () => {
    const target = { width: 640, height: 360 };
    const { recipe } = submission('edit', form({}, { images: [image('b.png'), image('a.png')], target }), facts());
    assert.deepEqual(recipe.image, ['file:///w/b.png', 'file:///w/a.png']);
    assert.deepEqual(recipe.target, target);
  });

  const drafts = [
    { name: 'one picture is kept at once', one: form(), known: facts(), expected: false },
    { name: 'several wait', one: form({ n: 2 }), known: facts(), expected: true },
    { name: 'several by the settings wait', one: form(), known: facts({ defaults: { n: 4 } }), expected: true },
    {
      name: 'several are kept where somebody says so',
      one: form({ n: 2 }, { drafts: false }),
      known: facts(),
      expected: false,
    },
    { name: 'one waits where somebody says so', one: form({}, { drafts: true }), known: facts(), expected: true },
    {
      name: 'without a folder all wait',
      one: form({}, { drafts: false }),
      known: facts({ hasFolder: false }),
      expected: true,
    },
  ];
  for (const { name, one, known, expected } of drafts) {
    it(`says that ${name}`, () => assert.equal(submission('generate', one, known).drafts, expected));
  }
});
