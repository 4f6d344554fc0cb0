import assert from 'node:assert/strict';
import { isStudioAsk } from '../../../src/core/calls.ts';
import { isFromPreview } from '../../../src/core/protocol.ts';

const RECIPE = { operation: 'generate', options: { prompt: 'a fox' }, image: [] } as const;

describe('what a webview may say', () => {
  const welcome: readonly (readonly [name: string, ask: unknown])[] = [
    ['studio-open', {}],
    ['order-start', { recipe: RECIPE, drafts: true }],
    ['order-start', { recipe: { ...RECIPE, target: { width: 1200, height: 630 } }, drafts: false }],
    ['order-start', { recipe: { ...RECIPE, template: 'A {{colour}} fox' }, drafts: false }],
    [
      'order-start',
      { recipe: { ...RECIPE, operation: 'edit', image: ['file:///a.png'], mask: 'file:///m.png' }, drafts: false },
    ],
    ['markup-keep', { image: 'file:///a.png', bytes: new Uint8Array(4) }],
    ['picture-keep', { id: '1', name: 'images/fox.png' }],
    ['history-search', { query: '', starred: false, offset: 0, limit: 60 }],
    ['image-paste', { name: 'pasted.png', bytes: new Uint8Array(4) }],
    ['images-read', { uris: ['file:///a.png'] }],
    ['picture-copy', { id: '1', as: 'python' }],
    ['picture-act', { id: '1', action: 'set-key' }],
  ];
  for (const [name, ask] of welcome) {
    it(`${name} with what it needs`, () => assert.equal(isStudioAsk(name, ask), true));
  }

  const strange: readonly (readonly [what: string, name: string, ask: unknown])[] = [
    ['a name that nobody knows', 'key-tell', {}],
    ['a name that every object has', 'toString', {}],
    ['nothing at all', 'studio-open', undefined],
    ['more than was asked for', 'studio-open', { more: 1 }],
    ['less than is needed', 'picture-keep', { id: '1' }],
    ['a number for a text', 'picture-keep', { id: 1, name: 'fox' }],
    ['a count below zero', 'history-search', { query: '', starred: false, offset: -1, limit: 60 }],
    ['an operation that is none', 'order-start', { recipe: { ...RECIPE, operation: 'delete' }, drafts: true }],
    ['a template that is none', 'order-start', { recipe: { ...RECIPE, template: 7 }, drafts: true }],
    ['pictures that are no names', 'order-start', { recipe: { ...RECIPE, image: [{}] }, drafts: true }],
    [
      'a target without pixels',
      'order-start',
      { recipe: { ...RECIPE, target: { width: 0, height: 630 } }, drafts: true },
    ],
    ['bytes that are none', 'image-paste', { name: 'pasted.png', bytes: [1, 2] }],
    ['a language that nobody writes', 'picture-copy', { id: '1', as: 'cobol' }],
    ['an action that nobody can take', 'picture-act', { id: '1', action: 'delete-everything' }],
    ['a place to go that is none', 'link-open', { link: 'https://example.com' }],
  ];
  for (const [what, name, ask] of strange) {
    it(`not ${what}`, () => assert.equal(isStudioAsk(name, ask), false));
  }

  it('that a preview is ready or given up, and nothing else', () => {
    assert.deepEqual(
      [{ type: 'panel-ready' }, { type: 'job-cancelled' }, { type: 'toString' }, {}, null, 'panel-ready'].map(
        isFromPreview,
      ),
      [true, true, false, false, false, false],
    );
  });
});
