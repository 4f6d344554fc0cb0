import assert from 'node:assert/strict';
import { facts, form, image, look } from './forms.ts';

const fields = (problems: readonly { readonly field: string }[]) => problems.map(({ field }) => field);

describe('the outlook of a form', () => {
  it('is clear for a prompt alone', () => {
    const { missing, problems, warnings } = look(form());
    assert.deepEqual([missing, problems, warnings], [[], [], []]);
  });

  it('counts as missing what somebody has not come to yet, not as wrong', () => {
    const empty = look(form({ prompt: ' ' }), facts(), 'edit');
    assert.deepEqual(fields(empty.missing), ['image', 'prompt']);
    assert.deepEqual(empty.problems, []);
  });

  it('misses each variable that nothing was filled in for', () => {
    const one = form({ prompt: '{{a}} by {{b}}' }, { variables: { a: 'A fox', b: '' } });
    assert.deepEqual(look(one).missing, [{ field: 'variable-b', message: 'Fill in b' }]);
  });

  it('knows what the model refuses', () => {
    assert.deepEqual(fields(look(form({ background: 'transparent', output_format: 'jpeg' })).problems), ['background']);
    assert.deepEqual(fields(look(form({ model: 'dall-e-3', n: 2 })).problems), ['n']);
    const two = form({ model: 'dall-e-2' }, { images: [image('a.png'), image('b.png')] });
    assert.deepEqual(fields(look(two, facts(), 'edit').problems), ['image']);
  });

  it('does not doubt several pictures with previews, for each has a request of its own', () => {
    assert.deepEqual(look(form({ n: 4, partial_images: 2 })).warnings, []);
    assert.deepEqual(fields(look(form({ stream: false, partial_images: 2 })).warnings), ['partial_images']);
  });

  it('shows what the model takes even while the prompt is too long', () => {
    const { choices, problems } = look(form({ prompt: 'x'.repeat(32_001) }));
    assert.deepEqual(fields(problems), ['prompt']);
    assert.ok(choices.quality?.kind === 'list' && choices.quality.choices.every(({ allowed }) => allowed));
  });

  it('knows that a drawing has no exact pixels, and the switch that gives it some', () => {
    const drawing = form({ model: 'placeholder', output_format: 'svg' }, { target: { width: 300, height: 200 } });
    const [problem] = look(drawing).problems;
    assert.deepEqual([problem?.field, problem?.switch], ['size', { option: 'output_format', value: 'png' }]);
  });

  it('takes nothing where the model cannot do it at all', () => {
    const { accepted, choices, problems } = look(
      form({ model: 'dall-e-3' }, { images: [image('a.png')] }),
      facts(),
      'edit',
    );
    assert.deepEqual([accepted, choices, fields(problems)], [{}, {}, ['model']]);
  });
});
