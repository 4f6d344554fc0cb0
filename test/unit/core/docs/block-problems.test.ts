import assert from 'node:assert/strict';
import { blockProblems } from '../../../../src/core/docs/block-problems.ts';
import type { TextEdit } from '../../../../src/core/docs/block-update.ts';
import { findPromptBlocks } from '../../../../src/core/docs/prompt-block.ts';

const MODEL = 'gpt-image-2.5-flare';

interface Case {
  readonly text: string;
  readonly model?: string;
  /** What is underlined, what is said of it, and what the text becomes by each fix. */
  readonly found: readonly (readonly [underlined: string, message: RegExp, ...fixed: readonly string[]])[];
  readonly severity?: 'warning';
}

const fence = (options: string, prompt = 'A fox') => `\`\`\`image-prompt${options}\n${prompt}\n\`\`\``;

const edited = (text: string, edits: readonly TextEdit[]) =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, text: inserted }) => all.slice(0, span.start) + inserted + all.slice(span.end), text);

const fine = [
  '',
  ' model=placeholder size=64x48',
  ' model=gpt-image-2.6-flare quality=max background=transparent output_format=webp output_compression=80 moderation=low',
  ' size=auto n=1 stream=true partial_images=2 user=me',
  ' width=1200 height=630',
  ' to=images/hero.webp output_compression=80',
  ' to=images/hero',
  ' alt="A fox"',
  ' image=a.png image=b.png mask=m.png keep_outside_mask=true',
  ' image=a.png markup=m.png',
  ' model=dall-e-3 style=vivid size=1792x1024 to=hero.webp',
];

const cases: Readonly<Record<string, Case>> = {
  'an option that nobody knows': {
    text: fence(' sise=auto'),
    found: [['sise', /did you mean size/, fence(' size=auto'), fence('')]],
  },
  'an option like no other': {
    text: fence(' seed=3'),
    found: [['seed', /not an option\. The options are: model, n, /, fence('')]],
  },
  'the prompt as an option': {
    text: fence(' prompt=fox'),
    found: [['prompt=fox', /what stands in the block/, fence('')]],
  },
  'a size that the model does not make': {
    text: fence(' to=a.png size=1200x630'),
    found: [
      [
        '1200x630',
        /1200x624/,
        fence(' to=a.png size=1200x624'),
        fence(' to=a.png width=1200 height=630'),
        fence(' to=a.png'),
      ],
    ],
  },
  'a size that is none': {
    text: fence(' size=big'),
    found: [['big', /WIDTHxHEIGHT/, fence(' size=auto'), fence('')]],
  },
  'a value that is not on the list': {
    text: fence(' quality=best model=gpt-image-1'),
    found: [
      [
        'best',
        /It takes: auto, low, medium, high/,
        fence(' quality=auto model=gpt-image-1'),
        fence(' model=gpt-image-1'),
      ],
    ],
  },
  'a number that is none': {
    text: fence(' output_compression=much output_format=webp'),
    found: [['much', /whole number/, fence(' output_format=webp')]],
  },
  'a number beyond its range': {
    text: fence(' partial_images=9'),
    found: [['9', /from 0 to 3/, fence(' partial_images=3'), fence('')]],
  },
  'a flag that is none': {
    text: fence(' image=a.png keep_outside_mask=yes'),
    found: [
      [
        'yes',
        /true or false/,
        fence(' image=a.png keep_outside_mask=true'),
        fence(' image=a.png keep_outside_mask=false'),
      ],
    ],
  },
  'an option that the model does not take': {
    text: fence(' style=vivid'),
    found: [['vivid', /does not take style/, fence('')]],
  },
  'an option that needs another': {
    text: fence(' background=transparent output_format=jpeg'),
    found: [['transparent', /./, fence(' background=transparent output_format=png'), fence(' output_format=jpeg')]],
  },
  'an option given twice': {
    text: fence(' size=auto size=1024x1024'),
    found: [['size=1024x1024', /given twice/, fence(' size=auto')]],
  },
  'an option without a value': {
    text: fence(' to= size'),
    found: [
      ['to=', /no value: write to=…/, fence(' size')],
      ['size', /no value: write size=…/, fence(' to=')],
    ],
  },
  'words on the info line': {
    text: fence(' fox'),
    found: [['fox', /“fox” is not an option.*lines below/, fence('')]],
  },
  'several pictures': {
    text: fence(' n=4'),
    found: [['n=4', /one picture.*Variants/, fence('')]],
  },
  'half of the exact pixels': { text: fence(' width=1200'), found: [['width=1200', /width and height/]] },
  'pixels that are none': { text: fence(' width=12cm height=3'), found: [['12cm', /whole number of pixels/]] },
  'exact pixels beside a size': {
    text: fence(' size=auto width=1200 height=630'),
    found: [['size=auto', /leave size out/, fence(' width=1200 height=630')]],
  },
  'exact pixels of a drawing': {
    text: fence(' model=placeholder width=30 height=20 output_format=svg'),
    found: [['width=30', /cannot be brought to 30x20/]],
  },
  'a file that no model makes': {
    text: fence(' to="my hero.avif"'),
    found: [['"my hero.avif"', /No model makes \.avif/, fence(' to="my hero.png"')]],
  },
  'a file that contradicts the format': {
    text: fence(' to=a.png output_format=webp'),
    found: [
      ['a.png', /ends in \.png but output_format is webp/, fence(' to=a.webp output_format=webp'), fence(' to=a.png')],
    ],
  },
  'a file that this model does not make': {
    text: fence(' to=a.svg'),
    found: [['a.svg', /output_format svg/, fence(' to=a.png')]],
  },
  'a mask over nothing': { text: fence(' mask=m.png'), found: [['m.png', /belongs to an edit/, fence('')]] },
  'an edit by a model that makes none': {
    text: fence(' image=a.png model=dall-e-3'),
    found: [['dall-e-3', /cannot edit/]],
  },
  'no prompt': { text: fence('', '  '), found: [['image-prompt', /prompt is empty/]] },
  'a prompt that is too long': {
    text: fence(' model=dall-e-2', 'x'.repeat(1001)),
    found: [['x'.repeat(1001), /1,001 characters/]],
  },
  'a model that nobody knows': {
    text: fence(' model=pixie-1'),
    severity: 'warning',
    found: [['pixie-1', /not a model that Stipple knows/]],
  },
  'a value that may be refused': {
    text: fence(' model=gpt-image-2 background=transparent'),
    severity: 'warning',
    found: [['transparent', /in preview here/, fence(' model=gpt-image-2')]],
  },
  'a comment without a colon': {
    text: '<!-- image-prompt A fox -->',
    found: [['image-prompt', /colon/]],
  },
  'a fence without an end': { text: '```image-prompt\nA fox', found: [['image-prompt', /fence does not end/]] },
};

describe('what is wrong with a prompt block', () => {
  for (const options of fine) {
    it(`is nothing where it says${options || ' no options'}`, () => {
      const [block] = findPromptBlocks(fence(options), 'markdown');
      assert.ok(block);
      assert.deepEqual(blockProblems(block, MODEL), []);
    });
  }

  for (const [name, { text, model = MODEL, found, severity = 'error' }] of Object.entries(cases)) {
    it(`is said: ${name}`, () => {
      const [block] = findPromptBlocks(text, 'markdown');
      assert.ok(block);
      const problems = blockProblems(block, model);
      assert.deepEqual(
        problems.map(({ span, fixes }) => [
          text.slice(span.start, span.end),
          ...fixes.map(({ edits }) => edited(text, edits)),
        ]),
        found.map(([underlined, _, ...fixed]) => [underlined, ...fixed]),
      );
      for (const [index, [, message]] of found.entries()) assert.match(problems[index]?.message ?? '', message);
      assert.ok(problems.every((one) => one.severity === severity));
    });
  }
});
