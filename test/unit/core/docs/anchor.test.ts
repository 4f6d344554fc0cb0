import assert from 'node:assert/strict';
import {
  type Anchor,
  anchorAt,
  shiftAnchor,
  shiftOffset,
  type TextReplacement,
} from '../../../../src/core/docs/anchor.ts';

describe('a cursor in a text', () => {
  const cases = [
    ['stays when something changes behind it', 10, { offset: 11, length: 2, inserted: 5 }, 10],
    ['moves with what is typed before it', 10, { offset: 3, length: 0, inserted: 4 }, 14],
    ['moves when something before it is cut', 10, { offset: 0, length: 5, inserted: 1 }, 6],
    ['moves with what is typed right at it', 10, { offset: 10, length: 0, inserted: 3 }, 13],
    ['clings to the start of what is cut around it', 10, { offset: 8, length: 6, inserted: 0 }, 8],
  ] as const;
  for (const [name, place, change, expected] of cases) {
    it(name, () => assert.equal(shiftOffset(place, change), expected));
  }
});

/** `|` is the place in a text; `[` and `]` what of it becomes `text`. Of several edits each goes on from the last. */
interface Case {
  readonly text: string;
  readonly edits: readonly (readonly [marked: string, text: string])[];
  /** Undefined where the place is gone. */
  readonly expected: string | undefined;
}

describe('a place that a link is to go to', () => {
  const cases: Readonly<Record<string, Case>> = {
    'stays behind its text when something is typed right at it': {
      text: 'A fox.|\n',
      edits: [['A fox.[]\n', ' And a hill.']],
      expected: 'A fox.| And a hill.\n',
    },
    'moves with what is typed before it': {
      text: 'A fox.|',
      edits: [['[]A fox.', '# One\n\n']],
      expected: '# One\n\nA fox.|',
    },
    'stays when something changes behind it': { text: 'A|B', edits: [['A[B]', 'xyz']], expected: 'A|xyz' },
    'moves with a word that is written anew before it': {
      text: 'A fox.|\n',
      edits: [['A [fox].\n', 'red squirrel']],
      expected: 'A red squirrel.|\n',
    },
    'stays where the text behind it is deleted': {
      text: 'one\n|two\n',
      edits: [['one\n[two]\n', 'twelve']],
      expected: undefined,
    },
    'is gone with its line': { text: 'one\ntwo|\nthree\n', edits: [['one\n[two\n]three\n', '']], expected: undefined },
    'is gone with the text of its line': {
      text: 'one\ntwo|\nthree\n',
      edits: [['one\n[two]\nthree\n', '']],
      expected: undefined,
    },
    'is gone with all of the text': { text: 'one\n\n|', edits: [['[one\n\n]', '']], expected: undefined },
    'is gone when what is around it is cut': {
      text: 'one two| three',
      edits: [['one[ two th]ree', '']],
      expected: undefined,
    },
    'on a blank line stays when one neighbour goes': {
      text: 'one\n\n|\n\ntwo\n',
      edits: [['[one\n\n]\n\ntwo\n', '']],
      expected: '|\n\ntwo\n',
    },
    'on a blank line is gone when both neighbours go': {
      text: 'zero\none\n|\ntwo\nthree',
      edits: [['zero\n[one\n\ntwo\n]three', '']],
      expected: undefined,
    },
    'in an empty document stays at its beginning': { text: '|', edits: [['[]', 'A fox.']], expected: '|A fox.' },
    'is found again in a document that was formatted': {
      text: '#  One\nA fox.|\n\n\nA hill.\n',
      edits: [['[#  One\nA fox.\n\n\nA hill.\n]', '# One\n\nA fox.\n\nA hill.\n']],
      expected: '# One\n\nA fox.|\n\nA hill.\n',
    },
    'is not found again where its text stands twice': {
      text: 'A fox.|\nA hill.\n',
      edits: [['[A fox.\nA hill.\n]', 'A fox.\n\nA fox.\n\nA hill.\n']],
      expected: undefined,
    },
    'comes back when what was deleted does': {
      text: 'one\ntwo|\nthree\n',
      edits: [
        ['one\n[two\n]three\n', ''],
        ['one\n[]three\n', 'two\n'],
      ],
      expected: 'one\ntwo|\nthree\n',
    },
    'goes along when its text is moved': {
      text: 'one\ntwo|\nthree\n',
      edits: [
        ['one\n[two\n]three\n', ''],
        ['one\nthree\n[]', 'two\n'],
      ],
      expected: 'one\nthree\ntwo|\n',
    },
    'goes on moving after it came back': {
      text: 'one\ntwo|\nthree\n',
      edits: [
        ['one\n[two\n]three\n', ''],
        ['[]one\nthree\n', 'two\n'],
        ['[]two\none\nthree\n', 'zero\n'],
      ],
      expected: 'zero\ntwo|\none\nthree\n',
    },
  };
  for (const [name, { text, edits, expected }] of Object.entries(cases)) {
    it(name, () => {
      const place = text.indexOf('|');
      const start = { anchor: anchorAt(text.replace('|', ''), place), now: text.replace('|', '') };
      const { anchor, now } = edits.reduce(apply, start);
      const shown = anchor.isGone ? undefined : `${now.slice(0, anchor.place)}|${now.slice(anchor.place)}`;
      assert.equal(shown, expected);
    });
  }

  it('behind a selection is gone when all of that is written anew, and not before', () => {
    const text = 'Paint a red fox on a hill, please.';
    const hold = { start: 6, end: 25 };
    const before = { anchor: anchorAt(text, 25, hold), now: text };
    const half = apply(before, ['Paint a [red] fox on a hill, please.', 'blue']);
    assert.deepEqual([half.anchor.isGone, half.anchor.place], [false, 26]);
    assert.ok(apply(before, ['Paint [a red fox on a hill], please.', 'a boat']).anchor.isGone);
  });

  it('moves with several changes of one edit, whatever their order', () => {
    const anchor = anchorAt('a b c d', 3);
    const changes: readonly TextReplacement[] = [
      { offset: 0, length: 1, text: 'aaa' },
      { offset: 6, length: 1, text: 'ddd' },
      { offset: 2, length: 1, text: 'bb' },
    ];
    for (const order of [changes, [...changes].reverse()]) {
      assert.equal(shiftAnchor(anchor, order, 'aaa bb c ddd').place, 6);
    }
  });
});

function apply(
  { anchor, now }: { readonly anchor: Anchor; readonly now: string },
  [marked, text]: readonly [string, string],
) {
  const [offset, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  assert.equal(marked.replace(/[[\]]/g, ''), now, 'the test goes on from the text as it is');
  const after = now.slice(0, offset) + text + now.slice(end);
  return { anchor: shiftAnchor(anchor, [{ offset, length: end - offset, text }], after), now: after };
}
