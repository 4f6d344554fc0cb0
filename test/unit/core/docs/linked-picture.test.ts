import assert from 'node:assert/strict';
import { altFrom } from '../../../../src/core/docs/linked-picture.ts';

describe('an alternative text', () => {
  const cases = {
    'is the prompt in one line': ['  A red fox\n\n on a hill ', 'A red fox on a hill'],
    'may be empty': [' \n ', ''],
    'of just as much as is read in one go stays whole': [`${'x '.repeat(62)}y`, `${'x '.repeat(62)}y`],
    'is cut at a word': [`${'word '.repeat(24)}another one`, `${'word '.repeat(24)}…`.replace(' …', '…')],
    'ends with no comma before it is cut': [`${'words, '.repeat(30)}`, `${'words, '.repeat(18)}`.replace(/, $/, '…')],
    'without blanks is cut at a character': ['狐'.repeat(200), `${'狐'.repeat(125)}…`],
    'never cuts a character in two': ['🦊'.repeat(200), `${'🦊'.repeat(125)}…`],
  } as const;
  for (const [what, [prompt, alt]] of Object.entries(cases)) it(what, () => assert.equal(altFrom(prompt), alt));
});
