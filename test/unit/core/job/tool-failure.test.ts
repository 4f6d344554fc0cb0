import assert from 'node:assert/strict';
import { writeToolFailure } from '../../../../src/core/job/tool-failure.ts';
import { ERROR_CODES, ImageError, invalidRequest } from '../../../../src/core/wire/errors.ts';

describe('what a language model is told when it gets no picture', () => {
  it('is every problem with its field and the value that works', () => {
    const error = invalidRequest([
      { field: 'size', message: 'size 7x7 is too small', nearest: '1024x1024' },
      { field: 'background', message: 'JPEG has no transparency', switch: { option: 'output_format', value: 'png' } },
      { field: 'save_to', message: 'save_to leaves the workspace' },
    ]);
    assert.deepEqual(writeToolFailure(error, []).split('\n'), [
      'Nothing was sent. Change this and call again:',
      '- size: size 7x7 is too small (try size=1024x1024, or exact_size instead of size)',
      '- background: JPEG has no transparency (try output_format=png)',
      '- path: path leaves the workspace',
    ]);
  });

  for (const code of ERROR_CODES) {
    it(`says what to do now: ${code}`, () => {
      const words = writeToolFailure(new ImageError(code, 'what the server said.', { status: 400 }), []);
      assert.match(words, /what the server said\. ([A-Z][^.]+\.)+/);
    });
  }

  it('says how long to wait', () => {
    assert.match(writeToolFailure(new ImageError('rate-limited', 'x', { retryAfter: 7.2 }), []), /Wait 8 seconds/);
  });

  it('never has a picture paid for twice that may have been made', () => {
    for (const code of ['timeout', 'server', 'bad-response', 'stream-ended-early'] as const) {
      assert.match(writeToolFailure(new ImageError(code, 'x'), []), /ask the user before you call again/);
    }
    assert.match(
      writeToolFailure(new ImageError('server', 'x'), ['images/a.png', 'images/b.png']),
      /^Saved before that, and not to be made again: images\/a\.png, images\/b\.png$/m,
    );
  });
});
