import assert from 'node:assert/strict';
import {
  endedPictures,
  nextPicture,
  orderedPictures,
  picturesAfter,
} from '../../../../src/core/job/picture-progress.ts';
import type { PictureRecord } from '../../../../src/core/job/picture-record.ts';
import type { JobEvent } from '../../../../src/core/job/ports.ts';
import { cancelled, ImageError } from '../../../../src/core/wire/errors.ts';
import { pictureFile } from './records.ts';

const RECIPE = { operation: 'generate', options: { prompt: 'fox', n: 3 }, image: [] } as const;
const STARTED: JobEvent = { type: 'job-started', model: 'm', n: 3, previews: 2 };
const PREVIEW: JobEvent = { type: 'preview-arrived', partial_image_index: 0, bytes: new Uint8Array() };
const saved = (name: string, revised_prompt?: string): JobEvent => ({
  type: 'image-saved',
  image: { ...pictureFile(name), ...(revised_prompt ? { revised_prompt } : {}) },
});
const answered = (usd: number, approximate = false): JobEvent => ({
  type: 'job-answered',
  pictures: 3,
  cost: { usd, approximate },
});

describe('the pictures of one request', () => {
  const ordered = orderedPictures('job', ['a', 'b', 'c'], RECIPE, 1000);
  let now: number;
  beforeEach(() => {
    now = 2000;
  });
  const through = (...events: readonly JobEvent[]): readonly PictureRecord[] =>
    events.reduce((pictures: readonly PictureRecord[], event) => {
      now += 10;
      const fileOf = (image: { readonly uri: string }) => pictureFile(image.uri.slice('file:///w/'.length));
      return picturesAfter(pictures, event, { line: event.type, now, fileOf });
    }, ordered);
  const phases = (pictures: readonly PictureRecord[]) => pictures.map(({ phase }) => phase).join(' ');

  it('wait in the order in which they were ordered', () => {
    assert.deepEqual(ordered[1], { id: 'b', job: 'job', recipe: RECIPE, phase: 'queued', ordered: 1000 });
    assert.equal(phases(through({ type: 'job-queued' })), 'queued queued queued');
  });

  it('start together, and the first of them says how it goes', () => {
    const [first, second] = through(STARTED, PREVIEW);
    assert.deepEqual([first?.phase, first?.started, first?.line], ['running', 2010, 'preview-arrived']);
    assert.deepEqual([second?.phase, second?.line], ['running', 'job-started']);
  });

  it('are done one after the other, each with its file', () => {
    const pictures = through(STARTED, saved('a.png'), PREVIEW, saved('b.png', 'a red fox'));
    assert.equal(phases(pictures), 'done done running');
    const { line, ...rest } = pictures[1] as PictureRecord;
    assert.equal(line, undefined);
    assert.deepEqual(rest, {
      id: 'b',
      job: 'job',
      recipe: RECIPE,
      phase: 'done',
      ordered: 1000,
      started: 2010,
      ended: 2040,
      file: pictureFile('b.png'),
      revised_prompt: 'a red fox',
    });
    assert.equal(nextPicture(pictures)?.id, 'c');
  });

  it('share what they cost, the lost one included', () => {
    const error = new ImageError('save-failed', 'disk full', { salvage: new Uint8Array() });
    const pictures = through(STARTED, saved('a.png'), { type: 'image-failed', error }, saved('c.png'), answered(0.3));
    assert.equal(phases(pictures), 'done failed done');
    assert.deepEqual(
      pictures.map(({ cost_usd }) => cost_usd?.toFixed(3)),
      ['0.100', '0.100', '0.100'],
    );
    assert.deepEqual(pictures[1]?.failure, {
      message: 'The picture could not be saved: disk full',
      action: 'save-as',
      label: 'Save As…',
    });
  });

  it('say where a cost is not known exactly, and nothing where it is not known at all', () => {
    assert.equal(through(STARTED, saved('a.png'), answered(0.3, true))[0]?.cost_approximate, true);
    const [unknown] = through(STARTED, saved('a.png'), { type: 'job-answered', pictures: 1 });
    assert.ok(unknown && !('cost_usd' in unknown) && !('cost_approximate' in unknown));
  });

  it('end with their job, but for those that are there', () => {
    const pictures = endedPictures(through(STARTED, saved('a.png')), new ImageError('network', 'reset'), 5000);
    assert.equal(phases(pictures), 'done failed failed');
    const { phase, ended, failure, line } = pictures[2] as PictureRecord;
    assert.deepEqual([phase, ended, line], ['failed', 5000, undefined]);
    assert.deepEqual(failure, {
      message: 'The server cannot be reached: reset',
      action: 'open-settings',
      label: 'Open Settings',
    });
  });

  it('are cancelled without a word', () => {
    const pictures = endedPictures(through(STARTED), cancelled(), 5000);
    assert.equal(phases(pictures), 'cancelled cancelled cancelled');
    assert.equal(pictures[0]?.failure, undefined);
  });
});
